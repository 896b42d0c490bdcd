// The host's preview of the page: what is told to it. Each node that can be seen is known there by its number; 0 is the body.
'use strict';

let nextMirror = 1;

// A change goes out as the flat members of one JSON object.
%preview.tell = function (change) {
  %tellHost('dom', '[{' + change + '}]');
};
%preview.newMirror = function () {
  return nextMirror++;
};
