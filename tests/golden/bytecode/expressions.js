let a = 1 + x * 2;
a += o.p ?? f(a, ...rest);
o.m?.(a)[k];
o[k].n++;
`${a}-${a}`;
const t = tag`x${a}y`;
({a, [k]: 1, get b() { return this.c; }});
