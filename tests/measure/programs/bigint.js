// BigInt: small and middle-sized numbers, products, divisions, shifts, wrapping to 64 bits.
let a = 1n, b = 1n, hash = 14695981039346656037n;
for (let i = 0; i < 500000; i++) {
  hash = ((hash ^ BigInt(i & 255)) * 1099511628211n) & 0xffffffffffffffffn;
  if (i % 3 === 0) a += BigInt(i);
  if ((hash & 1n) === 0n) b = (b * 31n + (hash >> 7n)) % 1000000007n;
}
let factorial = 1n;
for (let i = 2n; i < 600n; i++) factorial *= i;
let digits = 0;
for (let rest = factorial; rest > 0n; rest /= 1000000000n) digits++;
print('bigint ' + [hash, a, b, digits, factorial % 1000003n].join(':'));
