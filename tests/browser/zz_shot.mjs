import { launch, open, site } from './browser.mjs';
setTimeout(() => process.exit(3), 100000);
const b = await launch();
for (const [name,w,h,scheme] of [['d',1280,800,'dark'],['p',390,844,'light']]) {
  const v = await open(b, { viewport:{width:w,height:h}, colorScheme: scheme, path:'#x_microtask-basics', before: () => localStorage.setItem('loopscope.lessons','call-stack single-thread') });
  await v.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await v.page.click('#lessons'); await v.page.waitForSelector('[data-lesson]'); await v.page.waitForTimeout(400);
  await v.page.screenshot({path:`/tmp/course-lessons-${name}.png`});
  await v.page.fill('[type=search]','await loop'); await v.page.waitForTimeout(200); await v.page.screenshot({path:`/tmp/course-lessons-${name}2.png`});
  console.log(name, v.complaints); await v.close();
}
process.exit(0);
