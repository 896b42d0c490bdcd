// Probes: named properties of collections and of the document come and go.
const c = document.getElementsByTagName('i');
c.later = 1; const i = document.createElement('i'); i.id = 'later'; document.body.append(i);
console.log(c.later, delete c.later, c.later === i, c.namedItem('later') === i, Object.keys(c).join());
i.id = 'length'; console.log(c.length, c.namedItem('length') === i); i.id = 'item'; console.log(typeof c.item);
document.body.innerHTML = '<form name="login"><input name="user" value="u"><input name="two"><input name="two"></form><img name="pic" id="picId"><img id="onlyId"><form name="body"></form>';
console.log(typeof document.login, document.login.user.value, document.pic.tagName, document.picId.tagName, document.onlyId, document.login.two.length, document.body.tagName);
console.log('login' in document, Object.keys(document).join(), document.hasOwnProperty('login'));
document.forms[0].name = 'other'; console.log(document.login, document.other.tagName);
document.forms[0].remove(); console.log(document.other);
