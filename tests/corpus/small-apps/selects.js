// @input click #go
// Lists of options: added, removed, chosen; one list follows another.
document.body.innerHTML = '<select id="country"><option value="">choose</option></select><select id="city" disabled></select><select id="m" multiple size="3"><option>1<option>2<option>3</select><button id="go">go</button>';
const data = { no: ['Oslo', 'Bergen'], fr: ['Paris'] };
const country = document.querySelector('#country'), city = document.querySelector('#city'), m = document.querySelector('#m');
for (const [code] of Object.entries(data)) country.add(new Option(code.toUpperCase(), code));
country.addEventListener('change', () => {
  city.options.length = 0;
  for (const name of data[country.value] ?? []) city.add(new Option(name, name.toLowerCase(), false, name === 'Bergen'));
  city.disabled = city.options.length === 0;
  console.log(country.value, country.selectedIndex, country.options[country.selectedIndex].text, city.innerHTML, city.value, city.selectedOptions.length);
});
document.querySelector('#go').onclick = () => {
  country.value = 'no'; country.dispatchEvent(new Event('change'));
  country.selectedIndex = 2; country.dispatchEvent(new Event('change'));
  country.value = 'xx'; console.log(country.selectedIndex, JSON.stringify(country.value));
  country.remove(0); console.log(country.length, country.options[0].index, country.item(0).label, country.namedItem('x'));
  country.add(new Option('first'), 0); country.add(new Option('mid'), country.options[1]); console.log([...country.options].map((o) => o.text).join());
  m.options[0].selected = m.options[2].selected = true;
  console.log([...m.selectedOptions].map((o) => o.value).join(), m.value, m.type, m.selectedIndex, country.type, [...m].length);
  const option = document.createElement('option'); option.text = ' a  b '; option.value = 'v'; option.defaultSelected = true; m.append(option);
  console.log(option.text, option.outerHTML, option.form, m.labels.length);
};
