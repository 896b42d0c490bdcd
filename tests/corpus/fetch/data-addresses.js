// Probes: data: addresses: types, base64 and its mistakes, HEAD.
(async () => {
  for (const t of ['x/x', 'X/Y;Q=b', 'text/html ;x=1', 'text/html;charset=gbk;charset=windows-1255', 'text/html;;;;charset=gbk', ' text/html ', 'bogus', '', 'a/b;c']) {
    const d = await fetch('data:' + t + ',x');
    console.log(t, '|', d.headers.get('content-type'), '|', (await d.blob()).type, '|', (await new Response('', { headers: [['content-type', t]] }).blob()).type);
  }
  for (const u of ['data:,x', 'data:;base64,eA==', 'data:; base64,eA==', 'data:;base64 ,eA==', 'data:;BASE64,eA', 'data:;base64,e A', 'data:;base64,e', 'data:;base64,%65A', 'data://test/,X', 'data:x,y', 'data:text/html', 'data:,x#y', 'data:,%FF', 'DATA:text/PLAIN,x'])
    try { const d = await fetch(u); console.log(u, '|', d.status, d.url, d.headers.get('content-type'), [...new Uint8Array(await d.arrayBuffer())].join()); } catch (e) { console.log(u, '|', e.name, e.message); }
  console.log((await (await fetch('data:,abc', { method: 'HEAD' })).text()).length);
})();
