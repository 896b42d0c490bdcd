for (const x of [-0, 0, -0.001, -1e-7, -5e-324, -1.5]) console.log(x.toFixed(2), x.toExponential(1), x.toPrecision(2), x.toString(), `${x}`);
console.log((-0).toFixed(), (-0.4).toFixed(), (-0).toExponential(), JSON.stringify([-0]), String([-0]), -0);
console.log(Date.parse('-000000-01-01T00:00:00Z'), Date.parse('-000001-01-01T00:00:00Z'), Date.parse('+000000-01-01T00:00:00Z'));
