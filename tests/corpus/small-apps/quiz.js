// @input click #o1
// @input click #next
// @input click label[for=o0]
// @input click #next
// A quiz: questions one after another, radio buttons by name, a score at the end.
const questions = [
  { text: 'What does typeof null give?', options: { a: 'null', b: 'object', c: 'undefined' }, answer: 'b' },
  { text: 'Which runs first?', options: { x: 'microtask', y: 'timer' }, answer: 'x' },
];
document.body.innerHTML = '<form id="q"></form><p id="progress"></p><div id="result" hidden></div>';
const form = document.forms.q, progress = document.getElementById('progress');
let at = 0, score = 0;
function show() {
  const { text, options } = questions[at];
  form.innerHTML = `<fieldset><legend>${text}</legend>${Object.entries(options).map(([key, label], i) =>
    `<div class="option"><input type="radio" name="answer" id="o${i}" value="${key}"><label for="o${i}">${label}</label></div>`).join('')}</fieldset><button id="next">Next</button>`;
  progress.textContent = `${at + 1} / ${questions.length}`;
  progress.style.setProperty('--done', `${Math.round((at / questions.length) * 100)}%`);
  console.log(progress.textContent, form.querySelector('legend').innerText, progress.style.getPropertyValue('--done'));
}
form.addEventListener('change', (e) => {
  console.log('chosen', e.target.value, e.target.labels[0].textContent, form.elements.answer.value);
  for (const row of form.querySelectorAll('.option')) row.classList.toggle('selected', row.contains(e.target));
});
form.addEventListener('submit', (e) => {
  e.preventDefault();
  const data = new FormData(form);
  const given = data.get('answer');
  if (given === null) return console.log('choose something');
  if (given === questions[at].answer) score++;
  console.log('answered', given, score, form.querySelector('.selected').innerText);
  if (++at < questions.length) return show();
  form.hidden = true;
  const result = document.getElementById('result');
  result.hidden = false;
  result.innerHTML = `You got <strong>${score}</strong> of ${questions.length}`;
  console.log(result.innerText, result.hidden);
});
show();
