function f() {
  for (const x of xs) {
    try {
      if (x) return x;
      g();
    } catch ({message}) {
      log(message);
    } finally {
      done();
    }
  }
}
