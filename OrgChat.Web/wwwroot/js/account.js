// The pages around signing in.
(() => {
  // A link's secret stands behind the "#", where it is sent to nobody: it goes into the form, out of the address, and is posted.
  const code = document.querySelector('[data-link-code]');
  if (code && location.hash.length > 1) {
    code.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    if (code.dataset.linkCode !== 'keep') code.form.requestSubmit();
  }

  // A passkey: ask the server what to ask, ask the browser, post the answer in the same form.
  const ask = async form => {
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.statusText);
    const options = await answer.json();
    return form.dataset.passkey === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };
  document.addEventListener('submit', async event => {
    const form = event.target, problem = form.querySelector('[data-passkey-problem]');
    if (!form.dataset.passkey) return;
    event.preventDefault();
    problem.hidden = true;
    try {
      form.elements.Credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (failure) {
      problem.textContent = failure.name === 'InvalidStateError' ? problem.dataset.passkeyKnown : problem.dataset.passkeyProblem;
      problem.hidden = false;
    }
  });

  // Recovery codes: into the clipboard, into a file that names nobody, or onto paper; alone, whatever else the page shows.
  const keep = {
    copy: text => navigator.clipboard.writeText(text),
    download(text) {
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })), download: 'orgchat-recovery-codes.txt' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    print(text, box) {
      box.classList.add('is-printed');
      addEventListener('afterprint', () => box.classList.remove('is-printed'), { once: true });
      print();
    }
  };
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-keep]'), box = button?.closest('[data-codes]');
    if (!box) return;
    const codes = [...box.querySelectorAll('code')].map(code => code.textContent.trim()), told = box.querySelector('[role=status]');
    try {
      await keep[button.dataset.keep](`${box.dataset.codes}\n\n${codes.join('\n')}\n`, box);
      told.textContent = button.dataset.done ?? '';
    } catch {
      told.textContent = box.dataset.failed;
    }
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-reveal]'), field = button && document.getElementById(button.dataset.reveal);
    if (!field) return;
    const isShown = field.type === 'text';
    field.type = isShown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!isShown));
  });
})();
