// @input click #text
// @input key h
// @input key i
// @input key Enter
// A chat with a bot: messages are appended, scrolled to, timed out, and announced in the title.
document.title = 'Chat';
document.body.innerHTML = '<div id="log" aria-live="polite" style="height: 100px; overflow: auto"></div><form><input id="text"><button type="submit">Send</button></form>';
const log = document.querySelector('#log');
const when = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
function say(who, text) {
  const message = document.createElement('div');
  message.className = `message ${who}`;
  message.append(Object.assign(document.createElement('b'), { innerText: who }), ': ', document.createTextNode(text), document.createElement('br'));
  message.insertAdjacentHTML('beforeend', `<small>${when.format(new Date(0))}</small>`);
  log.append(message);
  message.scrollIntoView({ behavior: 'smooth' });
  document.title = `(${log.querySelectorAll('.bot').length}) Chat`;
  console.log(message.innerText, '|', document.title, log.ariaLive);
}
document.querySelector('form').onsubmit = async function (e) {
  e.preventDefault();
  const text = this.querySelector('input').value;
  this.reset();
  say('me', text);
  await new Promise((r) => setTimeout(r, 30));
  say('bot', text.split('').reverse().join('').toUpperCase());
  console.log(this.text.value === '', document.activeElement === this.text);
};
