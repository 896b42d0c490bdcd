/*
title: An answer of the scenario's own
chapter: The network
goal: A lesson can bring the answers of servers with it, so that it runs the same everywhere.
misconception: What a request brings can't be known in an example.
notes: This address is not asked at all: the scenario brings the answer with it, after 300 ms.
mocks: [{"method": "GET", "url": "https://someurl.com/api", "status": 200, "headers": {"content-type": "application/json"},
  "body": "{\"items\": [\"tea\", \"milk\"]}", "afterMs": 300}]
at console 1: The request waits in the Web APIs like a real one. The program can't tell the difference.
ask console: In which order do the lines come?
explanation: To the program a mock is an answer of the network: the same promise, the same tasks, the same time. Only where it comes from is different.
try: Ask for another address, and read what the page says about it.
*/
fetch('https://someurl.com/api')
  .then(response => response.json())
  .then(data => console.log('items', data.items.length))
  .catch(error => console.log('failed:', error.message));
console.log('asked');
