// atob and btoa: what is taken, what is refused.
console.log(btoa('Hello'), btoa(''), btoa('\xff\xfe'), atob('SGVsbG8='), atob(' SGVs bG8 '), atob('YQ'));
for (const work of [() => btoa('\u0100'), () => atob('a'), () => atob('a*b='), () => atob('====')]) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error instanceof DOMException);
  }
}
console.log(btoa(null), atob('bnVsbA=='));
