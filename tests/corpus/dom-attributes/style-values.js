// Style values of two and more words, as they are read back.
const s = document.createElement('div').style;
const t = (n, v) => { s.cssText = ''; s.setProperty(n, v); console.log(n, JSON.stringify(v), '->', JSON.stringify(s.getPropertyValue(n)), JSON.stringify(s.cssText)); };
for (const v of ['hidden', 'hidden auto', 'AUTO auto', 'foo', 'clip scroll hidden', 'visible']) t('overflow', v);
for (const v of ['1px solid red', 'red 1px solid', '1px SOLID #444', '2px dashed', 'solid 0 blue', '1px solid rgb(1, 2, 3)']) { t('border', v); t('border-top', v); t('outline', v); }
for (const v of ['none', 'scale(2)', 'translate(10px, 20px)', 'translateX(-50%)', 'TRANSLATEy( 0 )', 'rotate(45deg) scale(1.50)', 'rotate(0)', 'rotate(5)', 'translate(5)', 'translate(-50%,-50%)', 'scale(.5, 2)', 'skewX(10deg)', 'rotate(0.5turn)', 'scaleX(-1)', 'translate3d(0, 10px, 0)']) t('transform', v);
for (const v of ['transform 0.5s ease-out', 'opacity 300ms', 'opacity .3s linear', 'width 2s ease-in-out']) t('transition', v);
s.cssText = 'margin: 1px 2px; padding: 1px 2px 3px 4px';
console.log(s.marginTop, s.marginRight, s.marginBottom, s.marginLeft, s.paddingTop, s.paddingRight, s.paddingBottom, s.paddingLeft);
s.margin = '3px'; s.padding = '1px 2px 3px';
console.log(s.marginLeft, s.marginTop, s.paddingLeft, s.paddingBottom, s.getPropertyValue('margin-right'), s.cssText);
