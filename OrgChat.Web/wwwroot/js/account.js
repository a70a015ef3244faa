// The pages around signing in.
(() => {
  // A link's secret stands behind the "#", where it is sent to nobody: it goes into the form, out of the address, and is posted.
  const code = document.querySelector('[data-link-code]');
  if (code && location.hash.length > 1) {
    code.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    code.form.requestSubmit();
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-reveal]'), field = button && document.getElementById(button.dataset.reveal);
    if (!field) return;
    const isShown = field.type === 'text';
    field.type = isShown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!isShown));
  });
})();
