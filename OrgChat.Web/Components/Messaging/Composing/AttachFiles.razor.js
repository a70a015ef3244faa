// The files of the message being written. They go to the server by plain HTTP, not through the circuit, and go on while another conversation
// is on the screen or the connection of the page is lost.
import { Unfit, asPicture, mayBePicture } from '../../../js/pictures.js';
import { discard, send } from '../../../js/uploads.js';

const trays = new Map();
const atOnce = 2;
const words = bytes => bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const icon = name => orgChat.icon(name);

class Tray {
  items = [];
  list = null;
  changed = () => { };
  removed = () => { };

  constructor(conversation) { this.conversation = conversation; }

  get isEmpty() { return !this.items.length; }
  get isBusy() { return this.items.some(item => item.state === 'waiting' || item.state === 'uploading'); }
  get hasFailed() { return this.items.some(item => item.state === 'failed'); }
  get ids() { return this.items.filter(item => item.state === 'done').map(item => item.id); }

  async settled() { while (this.isBusy) await new Promise(done => { this.wake = done; }); }

  // What the server still has of what was attached here before, in another tab or before a reload.
  restore(files) {
    for (const file of files) if (!this.ids.includes(file.id)) this.put({ ...file, state: 'done' });
  }

  add(files, rules) {
    const { most, bytes, extensions } = rules;
    for (const file of files) {
      const isPicture = mayBePicture(file);
      const isAllowed = isPicture || extensions.some(extension => file.name.toLowerCase().endsWith(extension));
      const problem = !isAllowed ? rules.refused
        : file.size > bytes ? orgChat.words('FileTooLarge', bytes / 1_048_576 | 0)
          : this.items.length >= most ? orgChat.words('FilesAtMost', most) : null;
      this.put({ file, rules, isPicture, name: file.name, size: file.size, state: problem ? 'failed' : 'waiting', problem, isFinal: !!problem });
    }
    this.next();
  }

  put(item) {
    this.items.push(item);
    this.draw(item);
    this.changed();
  }

  // A picture is what its content says; one that cannot be shown is made one that can, or refused with what to do.
  async look(item) {
    if (!item.isPicture || item.picture) return;
    const picture = await asPicture(item.file, item.rules);
    if (picture !== item.file) Object.assign(item, { file: picture, name: picture.name, size: picture.size });
    if (item.state === 'gone') return;
    item.picture = URL.createObjectURL(item.file);
    item.drawn = null;
    this.draw(item);
  }

  next() {
    const free = atOnce - this.items.filter(item => item.state === 'uploading').length;
    this.items.filter(item => item.state === 'waiting').slice(0, Math.max(0, free)).forEach(item => this.upload(item));
  }

  async upload(item) {
    item.state = 'uploading';
    item.progress = 0;
    this.draw(item);
    try {
      await this.look(item);
      item.moved = () => this.draw(item);
      const answer = await send(item, this.conversation), told = answer.body;
      if (answer.status === 201) Object.assign(item, { state: 'done', id: told.id, name: told.name, size: told.size, isChecked: told.state === 'Ready' });
      else Object.assign(item, { state: 'failed', problem: told?.problem ?? orgChat.words('NotUploadedSignIn'), isFinal: answer.status === 413 || answer.status === 415 });
    } catch (failure) {
      if (item.state === 'gone') return;
      const isFinal = failure instanceof Unfit;
      Object.assign(item, { state: 'failed', problem: isFinal ? failure.message : orgChat.words('NotUploadedNoConnection'), isFinal });
    }
    if (item.state === 'gone') return this.discard(item);
    this.draw(item);
    this.changed();
    this.wake?.();
    this.next();
  }

  remove(item) {
    item.state = 'gone';
    item.request?.abort();
    this.discard(item);
    const at = this.items.indexOf(item);
    this.forget(item);
    (this.items[at] ?? this.items[at - 1])?.element?.querySelector('button:last-child')?.focus();
    if (this.isEmpty) this.input?.focus();
    this.removed();
    this.changed();
    this.wake?.();
    this.next();
  }

  async discard(item) {
    const id = item.id;
    item.id = null;
    if (id) await discard(id);
  }

  // Sent: what was attached meanwhile stays, for the next message.
  sent(ids) { this.items.filter(item => ids.includes(item.id)).forEach(item => this.forget(item)); this.changed(); }

  forget(item) {
    this.items = this.items.filter(other => other !== item);
    item.element?.remove();
    if (item.picture) URL.revokeObjectURL(item.picture);
  }

  show(list, input) {
    this.list = list;
    this.input = input;
    for (const item of this.items) { item.element = null; this.draw(item); }
  }

  hide() { this.list = null; this.changed = this.removed = () => { }; }

  draw(item) {
    if (!this.list || item.state === 'gone') return;
    const isOnItsWay = item.state === 'waiting' || item.state === 'uploading';
    if (item.drawn === item.state && item.element) {
      const bar = item.element.querySelector('progress');
      if (bar) bar.value = item.progress ?? 0;
      return;
    }
    item.drawn = item.state;
    const hadFocus = item.element?.contains(document.activeElement);
    const facts = item.state === 'failed'
      ? make('span', { class: 'upload-problem', role: 'alert' }, item.problem)
      : make('span', { class: 'upload-size' }, words(item.size) + (item.isChecked === false ? ` · ${orgChat.words('BeingChecked')}` : ''));
    const element = make('li', { class: `upload is-${item.state}` },
      item.picture && !item.isFinal ? make('img', { class: 'upload-face', src: item.picture, alt: '' }) : make('span', { class: 'upload-face' }, icon('description')),
      make('span', { class: 'upload-name', dir: 'auto' }, item.name), facts);
    if (isOnItsWay) element.append(make('progress', { max: 1, value: item.progress ?? 0, 'aria-label': orgChat.words('Uploading', item.name) }));
    if (item.state === 'failed' && !item.isFinal) element.append(this.button(orgChat.words('TryAgain'), orgChat.words('TryAgainNamed', item.name), 'refresh', () => { item.state = 'waiting'; this.draw(item); this.next(); }));
    element.append(isOnItsWay
      ? this.button(orgChat.words('Cancel'), orgChat.words('CancelNamed', item.name), 'close', () => this.remove(item))
      : this.button(orgChat.words('Remove'), orgChat.words('RemoveNamed', item.name), 'close', () => this.remove(item)));
    if (item.element?.isConnected) item.element.replaceWith(element); else this.list.append(element);
    item.element = element;
    if (item.state === 'failed') element.scrollIntoView({ block: 'nearest' });
    if (hadFocus) element.querySelector('button:last-child').focus();
  }

  button(title, name, symbol, act) {
    const button = make('button', { type: 'button', class: 'btn btn-bare', title, 'aria-label': name }, icon(symbol));
    button.addEventListener('click', act);
    return button;
  }
}

export function trayOf(person, conversation) {
  const key = `${person}/${conversation}`;
  if (!trays.has(key)) trays.set(key, new Tray(conversation));
  return trays.get(key);
}

// Ways in: the button, a drop anywhere on the conversation, a picture pasted into the text.
export function listen(tray, form, signal) {
  const chooser = form.querySelector('[data-files]'), input = form.querySelector('textarea'), place = form.closest('.conversation');
  const accepted = chooser.accept;
  const rules = {
    most: Number(chooser.dataset.most), bytes: Number(chooser.dataset.bytes), heic: chooser.dataset.heic,
    refused: orgChat.words('KindRefused', chooser.dataset.allowed),
    extensions: accepted.split(',').filter(kind => kind.startsWith('.')),
  };
  const take = files => { if (files.length && !form.hidden) tray.add([...files], rules); };
  const hasFiles = event => event.dataTransfer?.types.includes('Files');
  tray.show(form.querySelector('[data-tray]'), input);

  const choose = (kinds, camera) => {
    chooser.accept = kinds;
    if (camera) chooser.setAttribute('capture', camera); else chooser.removeAttribute('capture');
    chooser.click();
  };
  form.querySelector('[data-attach]').addEventListener('click', () => choose(accepted), { signal });
  form.querySelector('[data-photo]').addEventListener('click', () => choose('image/*', 'environment'), { signal });
  const chosen = () => { take(chooser.files); chooser.value = ''; };
  chooser.addEventListener('change', chosen, { signal });
  input.addEventListener('paste', event => {
    // A table copied from a document comes as text and as a picture of it: then the text is meant.
    if (event.clipboardData.files.length && !event.clipboardData.types.includes('text/plain')) {
      event.preventDefault();
      take(event.clipboardData.files);
    }
  }, { signal });
  // A file that misses its place must not replace the page.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, event => { if (hasFiles(event)) event.preventDefault(); }, { signal });
  place?.addEventListener('dragover', event => { if (hasFiles(event) && !form.hidden) place.dataset.drop = ''; }, { signal });
  place?.addEventListener('dragleave', event => { if (!place.contains(event.relatedTarget)) delete place.dataset.drop; }, { signal });
  place?.addEventListener('drop', event => { delete place.dataset.drop; if (hasFiles(event)) take(event.dataTransfer.files); }, { signal });
  // Whoever was quicker than this script has chosen already.
  chosen();
  form.dataset.ready = '';
  signal.addEventListener('abort', () => { delete place?.dataset.drop; tray.hide(); });
}

addEventListener('beforeunload', event => { if ([...trays.values()].some(tray => tray.isBusy)) event.preventDefault(); });
