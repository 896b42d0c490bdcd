/*
title: A 404 is an answer
chapter: The network
goal: fetch is rejected only when there is no answer at all; a status like 404 fulfils it.
misconception: fetch fails when the page is not found.
notes: One address does not exist, and one server does not answer. Which of the two is an error for fetch?
mocks: [{"url": "missing.json", "status": 404, "body": "", "afterMs": 50},
  {"url": "https://nowhere.example/", "error": "no answer", "afterMs": 50}]
at console 1: An answer has come, and it says 404. For fetch that is a success.
ask console: Which lines are printed?
explanation: The promise of fetch says whether there was an answer; response.ok says whether it is a good one. So both have to be looked at: ok for
  the server's no, catch for the network's.
try: Throw an error where response.ok is false, so that both addresses end in the catch.
*/
async function get(address) {
  try {
    const response = await fetch(address);
    console.log(response.status, response.ok ? 'good' : 'not good');
  } catch (error) {
    console.log(error.name, 'no answer');
  }
}

get('missing.json').then(() => get('https://nowhere.example/'));
