async function work(url) {
  try { return await fetch(url); } catch { return null; }
}
function* numbers() { const x = yield 1; yield* x; }
async function* lines() { for await (const l of source) yield l; }
