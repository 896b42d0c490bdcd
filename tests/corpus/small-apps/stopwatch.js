// @input click #start
// @input click #lap
// @input click #stop
// @input click #reset
// A stopwatch with laps; its time stands still here, so that the text is the same each time.
document.body.innerHTML = '<time id="face">00:00.0</time><button id="start">Start</button><button id="lap" disabled>Lap</button><button id="stop" disabled>Stop</button><button id="reset">Reset</button><ol id="laps"></ol>';
class Stopwatch extends EventTarget {
  #started = 0; #kept = 0; #frame = 0;
  get running() { return this.#frame !== 0; }
  start() { if (this.running) return; this.#started = performance.now(); this.#tick(); this.dispatchEvent(new Event('change')); }
  #tick = () => { this.#frame = requestAnimationFrame(this.#tick); this.dispatchEvent(new CustomEvent('tick', { detail: this.elapsed })); };
  get elapsed() { return this.#kept + (this.running ? performance.now() - this.#started : 0); }
  stop() { this.#kept = this.elapsed; cancelAnimationFrame(this.#frame); this.#frame = 0; this.dispatchEvent(new Event('change')); }
  reset() { this.stop(); this.#kept = 0; this.dispatchEvent(new CustomEvent('tick', { detail: 0 })); }
}
const format = (ms) => { const t = Math.floor(ms / 100); return `${String(Math.floor(t / 600)).padStart(2, '0')}:${String(Math.floor(t / 10) % 60).padStart(2, '0')}.${t % 10}`; };
const watch = new Stopwatch();
const $ = (id) => document.getElementById(id);
let ticks = 0;
watch.addEventListener('tick', (e) => { ticks++; $('face').textContent = format(e.detail); $('face').dateTime = `PT${Math.floor(e.detail / 1000)}S`; });
watch.addEventListener('change', () => { $('lap').disabled = $('stop').disabled = !watch.running; $('start').disabled = watch.running; console.log('running', watch.running, $('lap').disabled); });
$('start').onclick = () => watch.start();
$('stop').onclick = () => { watch.stop(); console.log('ticks', ticks > 0); };
$('lap').onclick = () => { const li = document.createElement('li'); li.textContent = format(watch.elapsed); $('laps').prepend(li); console.log('laps', $('laps').childElementCount, /^\d\d:\d\d\.\d$/.test(li.innerText)); };
$('reset').onclick = () => { watch.reset(); $('laps').replaceChildren(); console.log($('face').innerText, $('laps').innerHTML === '', $('face').outerHTML); };
