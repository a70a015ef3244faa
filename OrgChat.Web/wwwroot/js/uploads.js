// Files on their way to the server, by plain HTTP.
let asked = null;

// Asked once for all: two at a time would each get a cookie, and one of them would not fit its token.
const token = () => asked ??= fetch('/attachments/token').then(answer => answer.json()).then(told => told.token).catch(failure => { asked = null; throw failure; });
const renew = stale => token().then(current => { if (current === stale) asked = null; return token(); });

const upload = (item, conversation, key) => new Promise((done, fail) => {
  const request = item.request = new XMLHttpRequest();
  request.open('POST', `/conversations/${conversation}/attachments`);
  request.setRequestHeader('RequestVerificationToken', key);
  request.setRequestHeader('X-File-Name', encodeURIComponent(orgChat.whole(item.name)));
  request.upload.onprogress = event => { item.progress = event.loaded / event.total; item.moved(); };
  request.onload = () => {
    let body = null;
    try { body = JSON.parse(request.responseText); } catch { }
    done({ status: request.status, body });
  };
  request.onerror = request.onabort = request.ontimeout = fail;
  if (item.state === 'gone') fail(); else request.send(item.file);
});

export async function send(item, conversation) {
  const key = await token(), answer = await upload(item, conversation, key);
  return answer.status === 400 ? upload(item, conversation, await renew(key)) : answer;
}

export async function post(address, body) {
  const ask = key => fetch(address, { method: 'POST', headers: { RequestVerificationToken: key }, body });
  const key = await token(), answer = await ask(key);
  return answer.status === 400 ? ask(await renew(key)) : answer;
}

export const discard = id => post(`/attachments/${id}/discard`).catch(() => { });
