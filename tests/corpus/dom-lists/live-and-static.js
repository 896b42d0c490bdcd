// Probes: childNodes, children and getElementsBy... are live, querySelectorAll is not.
const box = document.createElement('div');
document.body.append(box);
box.innerHTML = '<i class="a"></i><i class="b"></i>';
const nodes = box.childNodes, children = box.children, byTag = document.getElementsByTagName('i'), byClass = box.getElementsByClassName('a');
const still = box.querySelectorAll('i');
const show = (why) => console.log(why, nodes.length, children.length, byTag.length, byClass.length, still.length);
show('begin');
box.append('text', document.createElement('i'));
show('append');
children[1].className = 'a b';
show('class');
console.log(byClass[1] === children[1], byClass.item(0) === children[0], byClass.item(9), byClass[9]);
box.firstChild.remove();
show('remove');
for (const el of [...byTag]) el.remove();
show('all');
box.innerHTML = '<i></i><i></i><i></i>';
let turns = 0;
for (let i = 0; i < byTag.length; i++) { byTag[i].remove(); turns++; }
console.log('removing while counting up leaves', byTag.length, 'after', turns);
console.log(nodes === box.childNodes, children === box.children, still === box.querySelectorAll('i'), Object.prototype.toString.call(still));
