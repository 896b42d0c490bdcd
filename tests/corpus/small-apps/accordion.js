// @input click #acc>summary
// @input click div:nth-of-type(2)>.head
// An accordion by details and one by hand.
document.body.innerHTML = '<details id="acc"><summary>More</summary><p>hidden text</p></details><div class="item"><button class="head">A</button><div class="body" style="max-height: 0px">aaa</div></div><div class="item"><button class="head">B</button></div>';
const details = document.querySelector('details');
details.addEventListener('toggle', (e) => console.log('toggle', e.newState, details.open, details.innerText));
for (const head of document.querySelectorAll('.head')) head.addEventListener('click', function () {
  const body = this.parentNode.querySelector('.body') ?? this;
  this.classList.toggle('active');
  if (body?.style.maxHeight !== '0px') body.style.maxHeight = '0px'; else body.style.maxHeight = '100px';
  console.log(this.innerText, body.style.maxHeight, this.parentNode.className);
});
document.querySelector('.head').click();
