// @input click #a
// @input click #b
// @input click #i
document.body.innerHTML = '<button id="a">a</button><div id="o"><p id="b">text</p></div><p><i id=i>k</i></p>';
const show = (e) => console.log(e.type, e.target.id || e.target.nodeName, e.relatedTarget && (e.relatedTarget.id || e.relatedTarget.nodeName), e.detail, e.button, e.which);
a.addEventListener('click', () => { for (const t of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'pointermove', 'mousemove', 'pointerout', 'pointerleave', 'mouseout', 'mouseleave', 'click', 'mousedown']) document.addEventListener(t, show, true); });
