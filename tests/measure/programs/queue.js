// Queues: push and shift, unshift and pop, splice in the middle, a binary heap.
const queue = [];
let sum = 0;
for (let i = 0; i < 300000; i++) { queue.push(i); if (i % 300) sum = (sum + queue.shift()) % 1000003; }
while (queue.length > 50) sum = (sum + queue.shift()) % 1000003;
for (let i = 0; i < 20000; i++) { queue.unshift(i); queue.splice(10, 1, i, i + 1); queue.pop(); queue.pop(); }
const heap = [];
const push = (v) => { let i = heap.push(v) - 1; while (i > 0 && heap[(i - 1) >> 1] > heap[i]) { const p = (i - 1) >> 1; [heap[p], heap[i]] = [heap[i], heap[p]]; i = p; } };
const pop = () => {
  const top = heap[0], last = heap.pop();
  if (heap.length) {
    heap[0] = last;
    for (let i = 0; ; ) {
      let c = 2 * i + 1;
      if (c >= heap.length) break;
      if (c + 1 < heap.length && heap[c + 1] < heap[c]) c++;
      if (heap[c] >= heap[i]) break;
      [heap[c], heap[i]] = [heap[i], heap[c]];
      i = c;
    }
  }
  return top;
};
let seed = 7;
for (let i = 0; i < 40000; i++) push((seed = (seed * 48271) % 2147483647));
for (let i = 0; i < 40000; i++) sum = (sum * 31 + pop()) % 1000003;
print('queue ' + [sum, queue.length].join(':'));
