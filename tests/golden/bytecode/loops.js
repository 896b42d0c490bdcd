for (let i = 0; i < 3; i++) later(() => i);
outer: for (const [k, v] of pairs) {
  for (const name in v) {
    if (name === k) continue outer;
    if (!name) break outer;
  }
}
do { n--; } while (n > 0 && ok);
