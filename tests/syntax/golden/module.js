import 'side-effect';
import a from 'a';
import * as b from 'b';
import c, { d, e as f, default as g, 'string name' as h } from 'c';
import i, * as j from 'd' with { type: 'json', 'k': 'v' };
export { a, d as renamed, f as 'quoted' };
export { x, y as z, default as default2 } from 'e';
export * from 'f'; export * as ns from 'g';
export var k = 1; export let [l, { m }] = n(); export const o = 2;
export function p() { return k; } export async function* q() {} export class R {}
export default function () { }
await import.meta.url;
for await (const s of t) ;
function n() { return this; }
using held = open();
await using awaited = open();
for (using one of all) one;
