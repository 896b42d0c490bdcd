import Decimal from 'decimal.js';
const show = (name, value) => console.log(name, String(value));
show('sum', new Decimal('0.1').plus('0.2')); show('big', new Decimal('123456789012345678901234567890').times('98765432109876543210'));
show('third', new Decimal(1).div(3)); show('sqrt', new Decimal(2).sqrt()); show('cbrt', Decimal.cbrt(27)); show('pow', new Decimal(2).pow('0.5')); show('neg', new Decimal('-3').pow(3));
show('exp', new Decimal(1).exp()); show('ln', new Decimal(10).ln()); show('log2', Decimal.log2(1024)); show('log', new Decimal(1000).log(10));
for (const f of ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh']) show(f, Decimal[f]('0.5'));
for (const mode of [0, 1, 2, 3, 4, 5, 6, 7, 8]) console.log('round', mode, new Decimal('2.5').toDecimalPlaces(0, mode).toString(), new Decimal('-2.5').toDecimalPlaces(0, mode).toString());
const x = new Decimal('1234.5678'); console.log(x.toFixed(2), x.toExponential(3), x.toPrecision(3), x.toSD(6).toString(), x.toNearest('0.5').toString(), x.toHex(), x.toBinary().slice(0, 20), x.toFraction(100).join('/'));
console.log(x.cmp(1000), x.eq('1234.5678'), x.gt(2000), x.isInt(), x.isNeg(), x.dp(), x.sd(), x.e, x.s, x.d.join());
show('special', [new Decimal(NaN), new Decimal(Infinity), new Decimal('-0'), new Decimal(1).div(0), new Decimal('1e-400'), new Decimal('0x1f.8')].join(' '));
const Own = Decimal.clone({ precision: 50, rounding: 1 }); show('own', Own.acos(-1)); show('own', new Own(1).div(7)); show('max', Decimal.max(1, '3', 2)); show('hypot', Decimal.hypot(3, 4)); show('mod', new Decimal(-7).mod(3));
try { new Decimal('abc'); } catch (error) { console.log(error.message); }
console.log(JSON.stringify({ d: new Decimal('1.50') }), new Decimal('1e21').toString(), new Decimal('1e-7').toNumber(), Decimal.sum(1, 2, 3).valueOf(), Decimal.isDecimal(x), Decimal.sign(-5), x.trunc().toString(), x.ceil().toString());
