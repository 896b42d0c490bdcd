// @answers {"mocks":[{"url":"/find?q=Oslo","body":"{\"name\":\"Oslo\",\"temp\":271.3,\"wind\":[3,5]}","headers":{"content-type":"application/json","access-control-allow-origin":"*"}},{"url":"https://api.weather.example/find?q=Nowhere","status":404,"body":"{\"message\":\"city not found\"}","headers":{"content-type":"application/json","access-control-allow-origin":"*"}}]}
// @input click #go
// A weather app: a form asks an API, shows a spinner, then a card or an error.
document.body.innerHTML = `<form id="search"><input name="city" value="Oslo"><button id="go">Search</button></form><div id="app"></div>`;
const app = document.getElementById('app');
async function weatherOf(city) {
  const url = new URL('/find');
  url.searchParams.set('q', city);
  const response = await fetch(url);
  if (!response.ok) {
    const { message } = await response.json();
    throw new Error(`${response.status}: ${message}`);
  }
  return response.json();
}
const celsius = (kelvin) => (kelvin - 273.15).toFixed(1);
const card = ({ name, temp, wind: [from, to] }) => `<div class="card"><h2>${name}</h2><p>${celsius(temp)} &deg;C</p><p>wind ${from}&ndash;${to}</p></div>`;
async function search(city) {
  app.innerHTML = '<p class="loading">Loading...</p>';
  console.log(app.innerText);
  try {
    app.innerHTML = card(await weatherOf(city));
    console.log(app.querySelector('h2').innerText, app.querySelectorAll('p')[0].textContent, app.querySelectorAll('p')[1].textContent);
  } catch (error) {
    app.innerHTML = `<p class="error">${error.message}</p>`;
    console.log('failed', app.textContent);
  } finally {
    console.log('done', app.children.length, app.firstElementChild.className);
  }
}
document.querySelector('#search').addEventListener('submit', async (e) => {
  e.preventDefault();
  const { city } = Object.fromEntries(new FormData(e.target));
  await search(city);
  await search('Nowhere');
});
