// A preview of Markdown: typed on the left, drawn on the right.
document.body.innerHTML = '<textarea id="src" rows="5"># Title\n\nSome *em* and **strong** `code`\n\n- one\n- two\n</textarea><article id="out"></article>';
const inline = (t) => t.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replace(/\*(.+?)\*/g, '<em>$1</em>').replace(/`([^`]+)`/g, '<code>$1</code>');
function markdown(text) {
  return text.trim().split(/\n{2,}/).map((block) => {
    const heading = /^(#{1,6}) (.*)/.exec(block);
    if (heading) return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`;
    if (/^- /.test(block)) return `<ul>${block.split('\n').map((l) => `<li>${inline(l.slice(2))}</li>`).join('')}</ul>`;
    return `<p>${inline(block).replaceAll('\n', '<br>')}</p>`;
  }).join('\n');
}
const src = document.querySelector('#src'), out = document.querySelector('#out');
const draw = () => { out.innerHTML = markdown(src.value); console.log(out.innerHTML); console.log(JSON.stringify(out.innerText)); };
src.addEventListener('input', draw); setTimeout(() => { src.setRangeText('!', 0, 0); src.dispatchEvent(new Event('input')); });
draw();
console.log([...out.querySelectorAll('*')].map((e) => e.localName).join(' '), out.querySelector('li:last-child').innerText, out.textContent.length);
