// The photo one chooses for oneself: its middle as a small square, with nothing but its pixels, by plain HTTP.
import { asSquare } from '../../js/pictures.js';
import { post } from '../../js/uploads.js';

const side = 256;

export function start(element, component) {
  const choose = element.querySelector('[data-choose]'), input = element.querySelector('[data-photo-file]');
  const { unread, lost } = input.dataset;

  // Null when it is kept, or why not, as a sentence.
  async function keep(file) {
    const photo = await asSquare(file, side);
    if (!photo) return unread;
    const answer = await post('/photos/own', photo).catch(() => null);
    if (answer?.status === 204) return null;
    return (await answer?.json().catch(() => null))?.problem ?? lost;
  }

  const open = () => { if (choose.ariaDisabled !== 'true') input.click(); };
  const take = async () => {
    const [file] = input.files;
    input.value = ''; // The same one may be chosen again.
    if (!file) return;
    await component.invokeMethodAsync('Begin');
    await component.invokeMethodAsync('End', await keep(file));
  };
  choose.addEventListener('click', open);
  input.addEventListener('change', take);
  choose.dataset.ready = '';
  return {
    stop() {
      choose.removeEventListener('click', open);
      input.removeEventListener('change', take);
    }
  };
}
