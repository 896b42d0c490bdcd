/*
title: A picture comes when it comes
chapter: Events and the document
goal: To set src only asks for a picture. What needs it has to wait for its load event.
misconception: After img.src = … the picture is there.
notes: How wide is the picture, right after the line that asks for it?
html: <img alt="picture">
at console 1: The address is set, and the script goes on. The picture is not there yet.
at console 3: Now it is there, and its size is known.
ask console: What is printed, and when?
explanation: The browser fetches and decodes the picture in parallel. When it is ready, the load event comes as a task; if it can't be had, an
  error event. A listener that is added right after src is in time: the event can't come before the script is over.
try: Ask for a picture that does not exist: src = 'data:,'. What has to be listened to?
*/
const img = document.querySelector('img');
img.addEventListener('load', () => console.log('loaded, width', img.naturalWidth));
img.addEventListener('error', () => console.log('no picture'));
img.src = 'data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///yH5BAAAAAAALAAAAAACAAEAAAICBAoAOw==';
console.log('asked for');
console.log('there?', img.naturalWidth > 0);
