uses('infra/web_idl');
// HTML, The Window object, and CSSOM View: its plain values, which feature tests read. What they say of the visitor's screen is the
// same for everybody.
'use strict';

function replaceable(name, value) {
  %web_idl.replaceable(name, function () {
    return value;
  });
}
function constant(name, value) {
  %defineAccessor(
    globalThis,
    name,
    function () {
      return value;
    },
    undefined,
  );
}

replaceable('opener', null);
replaceable('length', 0);
replaceable('origin', %ownOrigin());
constant('closed', false);
constant('frameElement', null);
constant('isSecureContext', true);
constant('crossOriginIsolated', false);

const screenWidth = 1280,
  screenHeight = 720;
replaceable('devicePixelRatio', 1);
replaceable('outerWidth', screenWidth);
replaceable('outerHeight', screenHeight);
const corners = ['screenX', 'screenY', 'screenLeft', 'screenTop'];
for (let i = 0; i < corners.length; i++) replaceable(corners[i], 0);

// An object of one kind whose members never change
function valueInterface(name, members) {
  const prototype = %web_idl.interface(name).prototype;
  for (const member in members) {
    %defineAccessor(
      prototype,
      member,
      function () {
        if (%StateOf(this).kind !== name) %throwTypeError('Illegal invocation');
        return members[member];
      },
      undefined,
    );
  }
  return prototype;
}
function made(prototype, name) {
  return %NewPlatformObject(prototype, name);
}

const screen = valueInterface('Screen', {
  availWidth: screenWidth,
  availHeight: screenHeight,
  width: screenWidth,
  height: screenHeight,
  colorDepth: 24,
  pixelDepth: 24,
  availLeft: 0,
  availTop: 0,
  isExtended: false,
});
replaceable('screen', made(screen, 'Screen'));

const bar = valueInterface('BarProp', { visible: true });
const bars = ['locationbar', 'menubar', 'personalbar', 'scrollbars', 'statusbar', 'toolbar'];
for (let i = 0; i < bars.length; i++) replaceable(bars[i], made(bar, 'BarProp'));

const external = valueInterface('External', {});
%methods(external, {
  AddSearchProvider() {},
  IsSearchProviderInstalled() {},
});
replaceable('external', made(external, 'External'));

// HTML, focus and blur of a window that has the focus, stop of a page that is loaded
%methods('', {
  focus() {},
  blur() {},
  stop() {},
});
