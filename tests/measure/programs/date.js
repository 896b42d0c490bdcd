// Dates: making, reading and setting parts, text both ways.
let sum = 0;
for (let i = 0; i < 120000; i++) {
  const date = new Date(1700000000000 + i * 86400000 / 7);
  sum = (sum + date.getUTCFullYear() + date.getUTCMonth() * 31 + date.getUTCDate() + date.getUTCDay()) % 1000003;
  date.setUTCDate(date.getUTCDate() + 40);
  sum = (sum + date.getTime() / 1000) % 1000003;
}
let length = 0;
for (let i = 0; i < 40000; i++) {
  const text = new Date(Date.UTC(2000 + (i % 50), i % 12, 1 + (i % 28), i % 24)).toISOString();
  length += text.length;
  sum = (sum + Date.parse(text) / 3600000) % 1000003;
}
print('date ' + [Math.round(sum), length].join(':'));
