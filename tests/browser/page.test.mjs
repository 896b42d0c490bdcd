// The page with a stand-in for the module (fake_engine/): what the page itself does, under the shipped policy.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, open as open_site, root, site } from './browser.mjs';

const folders = [`${root}tests/browser/fake_engine`, site];
const axe_source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
});

const started = (page) => page.waitForFunction(() => document.getElementById('curtain')?.hidden && window.fake);

/** Opens the page, hands it to the test, and expects no complaint of the browser but those allowed. */
async function with_page(options, work) {
  const opened = await open_site(browser, { folders, reducedMotion: 'reduce', ...options });
  try {
    if (options.start !== false) await started(opened.page);
    await work(opened.page, opened);
    assert.deepEqual(
      opened.complaints.filter((text) => !options.allow?.test(text)),
      [],
    );
  } finally {
    await opened.close();
  }
}

const source_link = (source, header = '{}') => `#s1r_${Buffer.from(`${header}\n${source}`).toString('base64url')}`;
const two_lines = "console.log('a');\nconsole.log('b');\n";
const editor_text = (page) => page.locator('.cm-content').innerText();
const the_opening = /Promise\.resolve\('third'\)/;
const narration = (page) => page.locator('#narration').textContent();

test('the page opens paused with the first program, and its parts are where they belong', async () => {
  await with_page({}, async (page) => {
    assert.match(await editor_text(page), the_opening);
    assert.equal(await page.locator('#tick').textContent(), 'tick 0');
    assert.equal(await page.locator('#status').textContent(), 'ready');
    assert.equal(await page.evaluate(() => window.fake.commands.some((command) => command.do === 'play')), false);
    const { width, height } = await page.locator('#picture').boundingBox();
    assert.ok(
      width * height >= 0.55 * 1280 * 800,
      `the picture covers ${((100 * width * height) / 1280 / 800).toFixed(1)} %`,
    );
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
});

test('nothing shifts while the page starts', async () => {
  const context = { start: false };
  await with_page(context, async (page) => {
    await started(page);
    const shift = await page.evaluate(
      () =>
        new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    assert.ok(shift <= 0.05, `layout shift ${shift}`);
  });
});

test('step, back, to end, restart and the clock', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    assert.equal(await page.locator('#back').isDisabled(), true);
    await page.click('#step');
    assert.equal(await page.locator('.console-lines .text').allTextContents().then(String), 'a');
    assert.equal(await page.locator('#time').textContent(), '0.40 ms');
    assert.equal(await page.locator('#where').textContent(), '', 'one sentence at a time');
    assert.equal(await narration(page), 'The console shows “a”.');
    await page.selectOption('#kind', 'instruction');
    await page.click('#back');
    await page.click('#step');
    assert.equal(await page.locator('#where').textContent(), 'Line 1: calls console.log.');
    await page.click('#end');
    assert.equal(await page.locator('.console-lines .text').allTextContents().then(String), 'a,b');
    assert.equal(await page.locator('#status').textContent(), 'finished');
    assert.equal(await page.locator('#step').isDisabled(), true);
    await page.click('#back');
    assert.equal(await page.locator('#status').textContent(), 'looking at the past');
    assert.equal(await page.locator('#preview').evaluate((node) => node.inert), true);
    await page.click('#to-present');
    assert.equal(await page.locator('#preview').evaluate((node) => node.inert), false);
    await page.click('#restart');
    assert.equal(await page.locator('.console-lines li').count(), 0);
    assert.equal(await page.locator('#status').textContent(), 'ready');
  });
});

test('Play runs to the end by frames, and no frame is asked for afterwards', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    const name = await page.evaluate(() => {
      document.getElementById('play').click();
      return document.getElementById('play').textContent;
    });
    assert.equal(name, 'Pause');
    await page.waitForFunction(() => document.getElementById('status').textContent === 'finished');
    await page.waitForTimeout(300);
    const frames = await page.evaluate(() => window.fake.frames);
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => window.fake.frames), frames);
  });
});

test('the step kind chosen beside Step is the one asked for', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.selectOption('#kind', 'microtask');
    await page.click('#step');
    await page.click('#back');
    const kinds = await page.evaluate(() => window.fake.commands.filter(({ kind }) => kind));
    assert.deepEqual(kinds, [
      { do: 'step', kind: 'microtask' },
      { do: 'back', kind: 'microtask' },
    ]);
  });
});

test('the running range is lit, marks and the note stand beside their lines', async () => {
  await with_page({ path: source_link("setTimeout(f, 0);\nconsole.log('x');\n") }, async (page) => {
    assert.deepEqual(await page.locator('.ls-badge').allTextContents(), ['T']);
    assert.equal(await page.locator('.ls-badge').getAttribute('class'), 'ls-badge ls-badge-waiting');
    await page.click('#step');
    assert.equal(
      await page
        .locator('.ls-running')
        .allTextContents()
        .then((parts) => parts.join('')),
      "console.log('x')",
    );
    assert.equal(await page.locator('.ls-note').textContent(), "→ 'x'");
    assert.equal(await page.locator('.ls-running-line').count(), 1);
  });
});

test('the editor is styled by adopted sheets, Tab leaves it, and it says so', async () => {
  await with_page({}, async (page) => {
    const font = await page.locator('.cm-scroller').evaluate((node) => getComputedStyle(node).fontFamily);
    assert.match(font, /JetBrains Mono/);
    assert.equal(
      await page.evaluate(() => document.fonts.check('12px "JetBrains Mono"') && document.fonts.check('12px Inter')),
      true,
    );
    const content = page.locator('.cm-content');
    assert.match(await content.getAttribute('aria-label'), /Tab leaves/);
    await content.focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('#editor')), null);
  });
});

test('an edit marks the run stale and is kept; Ctrl+Enter runs it', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.click('#step');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type("console.log('new');");
    assert.equal(await page.locator('#stale').isVisible(), true);
    assert.equal(await page.locator('.ls-running').count(), 0);
    assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['a']);
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      () => window.loopscope.console().length === 3 || window.loopscope.state().phase === 'finished',
    );
    assert.equal(await page.locator('#stale').isVisible(), false);
    assert.equal((await page.evaluate(() => window.loopscope.console()))[0], 'new');
    await page.waitForTimeout(500);
    await page.reload();
    await started(page);
    assert.match(await editor_text(page), /new/);
    assert.match(await page.locator('#notice').innerText(), /Your edited version/);
    await page.click('text=Open the original');
    assert.doesNotMatch(await editor_text(page), /new/);
  });
});

test('an error while typing is underlined and said, and the old run stays', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.click('#step');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('@@');
    await page.waitForSelector('.ls-error');
    assert.equal(await page.locator('.ls-error').textContent(), '@@');
    assert.match(await page.locator('#problem').innerText(), /Unexpected character "@" \(line 3, column 1\)/);
    await page.click('#run-edit');
    assert.equal(await page.locator('#stale').isVisible(), true);
    assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['a']);
    await page.click('#problem button');
    assert.equal(await page.evaluate(() => document.activeElement.closest('#editor') !== null), true);
  });
});

test('breakpoints are set in the gutter or by F9, announced, and travel in the link', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F9');
    assert.equal(await narration(page), 'Breakpoint on line 1');
    await page.locator('.ls-breakpoints .cm-gutterElement').nth(2).click();
    const last = await page.evaluate(() =>
      window.fake.commands.filter((command) => command.do === 'breakpoints').at(-1),
    );
    assert.deepEqual(last.lines, [1, 2]);
    const link = await page.evaluate(() => window.loopscope.link());
    await page.evaluate(async (address) => {
      await window.loopscope.load(address);
    }, link);
    assert.equal((await page.locator('.ls-breakpoint').count()) >= 2, true);
  });
});

test('a console line leads to its step', async () => {
  const levels = "console.log('a');\nconsole.warn('careful');\nconsole.error('bad');\n";
  await with_page({ path: source_link(levels) }, async (page) => {
    await page.click('#end');
    assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['a', '[warn] careful', '[error] bad']);
    await page.locator('.console-lines .at').nth(1).click();
    assert.equal(await page.evaluate(() => window.loopscope.state().step), 2);
    assert.equal(await page.locator('.console-lines li').count(), 2);
    assert.equal(await page.locator('.console-lines li.now .text').textContent(), 'careful');
  });
});

test('no name of a program is unknown to the editor', async () => {
  const kinds = "const o = { 'a-b': 1, c: 2, get 'd'() { return /x/u; } }; class E { 'f' = `${1n}`; static #g = @h null; }";
  await with_page({ path: source_link(kinds) }, (page) => page.locator('.cm-content').getByText("'a-b'").waitFor());
});

test('text of the program is shown as text', async () => {
  const evil = "console.log('<img src=x onerror=alert(1)><b>bold</b>');\n";
  await with_page({ path: source_link(evil, '{"title":"<b>title</b>"}') }, async (page) => {
    await page.click('#end');
    assert.equal(await page.locator('.console-lines .text').textContent(), '<img src=x onerror=alert(1)><b>bold</b>');
    assert.equal(await page.locator('#title').textContent(), '<b>title</b>');
    assert.equal(await page.locator('.console-lines b').count(), 0);
  });
});

test('the machine in words is always in the document, and opens beside the picture', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.click('#step');
    await page.waitForFunction(() => document.querySelector('[data-region=stack] .sentence')?.textContent === 'line 1');
    const snapshot = await page.locator('#text-view').ariaSnapshot();
    assert.match(snapshot, /heading "Call stack, 1" \[level=3\]/);
    assert.match(snapshot, /heading "Microtask queue, 0" \[level=3\]/);
    const row = await page.locator('[data-region=stack] li').elementHandle();
    await page.click('#text-toggle');
    assert.ok((await page.locator('#text-view').boundingBox()).height > 200);
    await page.click('#step');
    await page.waitForFunction(() => document.querySelector('[data-region=stack] .sentence')?.textContent === 'line 2');
    assert.equal(await row.evaluate((node) => node.isConnected), true, 'what stays the same stays the same element');
  });
});

test('share: the link opens the same program elsewhere, paused', async () => {
  await with_page({ path: source_link(two_lines, '{"title":"Two"}') }, async (page, { server }) => {
    await page.click('#share');
    const link = await page.locator('#link').inputValue();
    assert.ok(link.startsWith(`${server.url}#s1z_`), link);
    assert.match(await page.locator('#share-dialog').innerText(), /fits everywhere/);
    const other = await page.context().newPage();
    await other.goto(link);
    await started(other);
    assert.equal(await other.locator('#title').textContent(), 'Two');
    assert.match(await editor_text(other), /console\.log\('b'\);/);
    assert.equal(await other.evaluate(() => window.loopscope.state().step), 0);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#share-dialog').isVisible(), false);
  });
});

test('a scenario is saved as a file and opened from one', async () => {
  await with_page({ path: source_link(two_lines, '{"title":"Two lines","later":[1]}') }, async (page) => {
    await page.click('#share');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save as a file')]);
    assert.equal(download.suggestedFilename(), 'two-lines.loopscope.json');
    const { readFile } = await import('node:fs/promises');
    const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
    assert.deepEqual(saved, { version: 1, title: 'Two lines', later: [1], files: { 'main.js': two_lines } });
    const choose = async (name, text) => {
      await page.waitForSelector('#share-dialog[open]');
      await page.setInputFiles('#share-dialog input[type=file]', { name, mimeType: 'application/json', buffer: Buffer.from(text) });
    };
    await choose('other.json', JSON.stringify({ files: { 'main.js': "console.log('from a file');" } }));
    await page.waitForFunction(() => document.getElementById('title').textContent === 'Untitled');
    assert.match(await editor_text(page), /from a file/);
    await page.click('#share');
    await choose('bad.json', '{"files":{}}');
    await page.waitForSelector('#notice:visible');
    assert.match(await page.locator('#notice').innerText(), /bad\.json can't be opened: files\["main\.js"\]: it is missing/);
    assert.match(await editor_text(page), /from a file/);
    await page.click('#share');
    await choose('plain.js', "console.log('plain');");
    await page.waitForFunction(() => document.getElementById('title').textContent === 'plain.js');
  });
});

test('a lost picture is stood in for by the words, until it is back', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.evaluate(() => document.getElementById('canvas').dispatchEvent(new Event('webglcontextlost')));
    assert.equal(await page.locator('#picture').isVisible(), false);
    assert.ok((await page.locator('#text-view').boundingBox()).height > 500);
    await page.evaluate(() => document.getElementById('canvas').dispatchEvent(new Event('webglcontextrestored')));
    assert.equal(await page.locator('#picture').isVisible(), true);
    assert.match(await page.locator('#text-view').getAttribute('class'), /closed/);
  });
});

test('a cut or hostile link is explained, and the last program is open', async () => {
  for (const [path, said] of [
    ['#s1z_eJyrVkos', /incomplete or damaged/],
    ['#s9z_abc', /format 9/],
    ['#x_no-such-lesson', /no lesson/],
    ['#s1z_%3Cscript%3E', /damaged/],
  ]) {
    await with_page({ path }, async (page) => {
      assert.match(await page.locator('#notice').innerText(), said);
      assert.match(await editor_text(page), the_opening);
    });
  }
});

test('the lessons are listed and open by their stable address', async () => {
  await with_page({}, async (page) => {
    await page.click('#lessons');
    await page.waitForSelector('[data-lesson]');
    assert.ok((await page.locator('[data-lesson]').count()) >= 40);
    await page.fill('#lessons-dialog [type=search]', 'zebra crossing');
    await page.getByText('No lesson has these words.').waitFor();
    await page.fill('#lessons-dialog [type=search]', 'microtask checkpoint');
    assert.deepEqual(await page.locator('[data-lesson]').filter({ visible: true }).count() > 0, true);
    assert.equal(await page.locator('[data-lesson=call-stack]').isVisible(), false);
    await page.fill('#lessons-dialog [type=search]', '');
    await page.click('[data-lesson=call-stack]');
    assert.equal(await page.evaluate(() => location.hash), '#x_call-stack');
    assert.match(await editor_text(page), /two again/);
    await page.goBack();
    await page.waitForFunction(() => document.getElementById('title').textContent.startsWith('Microtasks'));
  });
});

test('keys work while the picture has the focus, and not in the editor', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    await page.locator('#canvas').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => window.loopscope.state().step), 1);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.evaluate(() => window.loopscope.state().step), 0);
    await page.keyboard.press('?');
    assert.equal(await page.locator('#help-dialog').isVisible(), true);
    await page.keyboard.press('Escape');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('m');
    assert.equal(await page.evaluate(() => window.loopscope.state().step), 0);
  });
});

test("themes: the system's, then the visitor's choice, kept and told to the machine", async () => {
  await with_page({ colorScheme: 'light' }, async (page) => {
    const told = () =>
      page.evaluate(() => window.fake.commands.filter((command) => command.do === 'theme').at(-1).value);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await told(), 'light');
    assert.equal(await ground(), 'rgb(233, 237, 244)');
    await page.click('#view');
    await page.click('#view-dialog >> text=dark');
    await page.keyboard.press('Escape');
    assert.equal(await told(), 'dark');
    assert.equal(await ground(), 'rgb(11, 14, 20)');
    await page.reload();
    await started(page);
    assert.equal(await told(), 'dark');
    assert.equal(await ground(), 'rgb(11, 14, 20)');
  });
});

test('window.loopscope: kinds, promises, events and errors', async () => {
  await with_page({}, async (page) => {
    const found = await page.evaluate(
      async (scenario) => {
        const heard = [];
        for (const event of ['load', 'step', 'end']) window.loopscope.on(event, () => heard.push(event));
        await window.loopscope.load(scenario);
        const stepped = await window.loopscope.step('line');
        const ran = await window.loopscope.run();
        const gone_back = await window.loopscope.back('instruction');
        const sought = await window.loopscope.seek(1);
        const refused = await window.loopscope.step('jump').catch((error) => error.message);
        const bad = await window.loopscope.load({ files: {} }).catch((error) => error.message);
        const syntax = await window.loopscope.load({ files: { 'main.js': '@@' } }).catch((error) => error.name);
        return { steps: [stepped.step, ran.step, gone_back.step, sought.step], heard, refused, bad, syntax };
      },
      { version: 1, files: { 'main.js': two_lines } },
    );
    assert.deepEqual(found.steps, [1, 2, 1, 1]);
    assert.deepEqual(found.heard.slice(0, 3), ['load', 'step', 'end']);
    assert.match(found.refused, /step: it is none of instruction, expression/);
    assert.match(found.bad, /files\["main\.js"\]: it is missing/);
    assert.equal(found.syntax, 'SyntaxError');
  });
});

test('without WebGL2 the words are the picture', async () => {
  const plain = await launch({ gl: false });
  const opened = await open_site(plain, { folders, path: source_link(two_lines) });
  try {
    await started(opened.page);
    assert.equal(await opened.page.evaluate(() => window.fake.options.picture), false);
    assert.ok((await opened.page.locator('#text-view').boundingBox()).height > 500);
    await opened.page.click('#step');
    await opened.page.waitForSelector('[data-region=stack] li');
    assert.equal(await opened.page.locator('#picture').isVisible(), false);
  } finally {
    await opened.close();
    await plain.close();
  }
});

test('a machine that does not start is said in words; two such crashes open the text alone', async () => {
  await with_page(
    {
      start: false,
      routes: { '/loopscope.js': (_, response) => response.writeHead(404).end() },
      allow: /404|ERR_ABORTED/,
    },
    async (page) => {
      await page.waitForSelector('#curtain-button:visible');
      assert.match(await page.locator('#curtain').innerText(), /can't be loaded/);
      await page.waitForSelector('.cm-content');
      assert.match(await editor_text(page), the_opening);
    },
  );
  await with_page({}, async (page) => {
    await page.evaluate(() => localStorage.setItem('loopscope.starts', '2'));
    await page.reload();
    await page.waitForSelector('#curtain-button:visible');
    assert.match(await page.locator('#curtain').innerText(), /last two starts/);
    assert.match(await page.locator('#plain-editor').inputValue(), the_opening);
    await page.click('#curtain-button');
    await started(page);
  });
});

test('a trap in the machine is said in words and the program is kept', async () => {
  await with_page({ path: source_link(two_lines), allow: /unreachable/ }, async (page) => {
    await page.evaluate(() => {
      window.fake.trap = 'step';
    });
    await page.click('#step');
    assert.match(await page.locator('#curtain').innerText(), /stopped by a fault/);
    assert.match(await editor_text(page), /console\.log\('a'\)/);
  });
});

async function axe_findings(page) {
  await page.evaluate(readFileSync(axe_source, 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

test('axe finds nothing, in dark, light and contrast', async () => {
  const path = source_link("setTimeout(f, 0);\nconsole.log('x');\nconsole.warn('y');\n");
  for (const theme of ['dark', 'light', 'contrast']) {
    await with_page({ path }, async (page) => {
      await page.evaluate((name) => localStorage.setItem('loopscope.theme', name), theme);
      await page.reload();
      await started(page);
      await page.click('#end');
      await page.click('#back');
      await page.click('#text-toggle');
      assert.deepEqual(await axe_findings(page), [], theme);
    });
  }
});

/** In the page: buttons whose words stand out less than 4.5 : 1 from their own ground, which axe can't always tell. */
function faint_buttons() {
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const luminance = (colour) => {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll('button:enabled')].filter((button) => button.checkVisibility() && button.innerText).flatMap((button) => {
    const { color, backgroundColor } = getComputedStyle(button);
    if (/transparent|, 0\)$/.test(backgroundColor)) return [];
    const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((x, y) => x - y);
    const ratio = (light + 0.05) / (dark + 0.05);
    return ratio < 4.5 ? [`${button.innerText}: ${ratio.toFixed(2)}`] : [];
  });
}

test('the words of every button can be read, also while a program plays', async () => {
  const path = source_link('setTimeout(() => {}, 60_000);\n');
  for (const theme of ['dark', 'light', 'contrast']) {
    await with_page({ path }, async (page) => {
      await page.evaluate((name) => localStorage.setItem('loopscope.theme', name), theme);
      await page.reload();
      await started(page);
      assert.deepEqual(await page.evaluate(faint_buttons), [], theme);
      await page.click('#play');
      await page.getByText('Pause', { exact: true }).waitFor();
      assert.deepEqual(await page.evaluate(faint_buttons), [], `${theme}, pointed at`);
      await page.mouse.move(5, 500);
      assert.deepEqual(await page.evaluate(faint_buttons), [], `${theme}, playing`);
      assert.deepEqual(await axe_findings(page), [], theme);
    });
  }
});

test('axe finds nothing in the dialogs', async () => {
  await with_page({}, async (page) => {
    for (const name of ['share', 'lessons', 'view', 'help']) {
      await page.click(`#${name}`);
      await page.waitForSelector(`#${name}-dialog[open]`);
      assert.deepEqual(await axe_findings(page), [], name);
      await page.keyboard.press('Escape');
    }
  });
});

test('narrow pages keep everything in reach', async () => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1024, height: 768 },
    { width: 901, height: 700 },
    { width: 768, height: 1024 },
    { width: 320, height: 640 },
  ]) {
    await with_page({ viewport, path: source_link(two_lines) }, async (page) => {
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${viewport.width} px scrolls sideways`,
      );
      for (const id of ['restart', 'back', 'step', 'play', 'end', 'share', 'view', 'help', 'text-toggle']) {
        const box = await page.locator(`#${id}`).boundingBox();
        assert.ok(
          box && box.x >= 0 && box.x + box.width <= viewport.width + 0.5 && box.height >= 24,
          `#${id} at ${viewport.width}`,
        );
        assert.ok(box.y + box.height <= viewport.height, `#${id} is below the fold at ${viewport.width}`);
      }
      await page.click('#step');
      assert.equal(await page.locator('.console-lines li').count(), 1);
    });
  }
});

test('three hints on the first visit; once closed they never come back', async () => {
  await with_page({ path: source_link(two_lines) }, async (page) => {
    const hints = page.locator('#hints');
    assert.match(await hints.innerText(), /1 of 3\. Type a program/);
    await hints.getByRole('button', { name: 'Next' }).press('Enter');
    await hints.getByRole('button', { name: 'Next' }).press('Enter');
    assert.match(await hints.innerText(), /3 of 3\..*Press \?/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Close the hints');
    assert.deepEqual(await axe_findings(page), []);
    await page.keyboard.press('Enter');
    assert.equal(await hints.count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'play');
    await page.reload();
    await started(page);
    assert.equal(await hints.count(), 0);
  });
});

test('help says each part in a sentence and links to its standard', async () => {
  await with_page({}, async (page) => {
    await page.click('#help');
    const parts = await page.locator('#help-dialog dl.words dt').allTextContents();
    const links = await page.locator('#help-dialog dl.words a').evaluateAll((all) => all.map((a) => new URL(a.href).host));
    assert.deepEqual(parts.slice(0, 6), ['Call stack', 'Heap', 'Web APIs', 'Microtask queue', 'Callback queue', 'Event loop']);
    assert.deepEqual(links, ['tc39.es', 'tc39.es', 'html.spec.whatwg.org', 'html.spec.whatwg.org', 'html.spec.whatwg.org', 'html.spec.whatwg.org']);
  });
});
