// Probes: requests and responses made by hand, and what they refuse.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const rq = new Request('/page.html', { method: 'POST', body: new URLSearchParams('q=1') }); console.log(rq.headers.get('content-type'), await rq.clone().text(), rq.bodyUsed);
await t(() => new Request('/x', { body: 'b' })); await t(() => new Request('http://u:p@h/')); await t(() => new Request('x', { method: 'trace' })); await t(() => new Request('x', { mode: 'zz' }));
await t(() => Response.json(undefined)); await t(() => Response.redirect('/x', 200)); await t(() => [Response.error().type, Response.error().status]); await t(() => new Response('x', { status: 99 })); await t(() => new Response('x', { status: 204 })); await t(() => new Response(null, { status: 204, statusText: 'No' }).statusText);
const rr = new Response('twice'); await rr.text(); await t(() => rr.text()); await t(() => rr.clone()); await t(() => new Response('{').json()); await t(() => new Response('').json());
})();
