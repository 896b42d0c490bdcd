uses('infra/platform_objects');
// The host's preview of the page: what is told to it. Each node that can be seen is known there by its number; 0 is the body.
'use strict';

const dom = %Dom;

let nextMirror = 1;

// A change goes out as the flat members of one JSON object.
dom.tell = function (change) { %tellHost('dom', '[{' + change + '}]'); };
dom.newMirror = function () { return nextMirror++; };
