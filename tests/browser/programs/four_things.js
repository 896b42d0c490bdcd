// The first program: a picture, a timer, a request and a click.
const img = document.querySelector('img');
img.src = 'dog.jpg';
img.addEventListener('load', () => { img.classList.add('fadeIn'); console.log('image shown'); });

console.log('start');
setTimeout(() => console.log('timer'), 1000);
fetch('data.json').then(res => res.json()).then(data => console.log('data', data.name));
Promise.resolve().then(() => console.log('microtask'));
document.querySelector('button').addEventListener('click', () => console.log('click'));

async function work() { console.log('work begins'); await null; console.log('work goes on'); }
work();
console.log('end');
