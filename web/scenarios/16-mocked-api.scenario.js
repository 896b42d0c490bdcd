/*
title: An answer of the scenario's own
notes: This address is not asked at all: the scenario brings the answer with it, after 300 ms.
mocks: [{"method": "GET", "url": "https://someurl.com/api", "status": 200, "headers": {"content-type": "application/json"},
  "body": "{\"items\": [\"tea\", \"milk\"]}", "afterMs": 300}]
*/
fetch('https://someurl.com/api')
  .then(response => response.json())
  .then(data => console.log('items', data.items.length))
  .catch(error => console.log('failed:', error.message));
console.log('asked');
