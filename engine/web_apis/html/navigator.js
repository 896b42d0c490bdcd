uses('infra/web_idl');
// HTML, System state and capabilities, and Geolocation. The browser that programs see is the Chromium whose
// behaviour was measured; what it says of the visitor's machine is the same for everybody.
'use strict';

const Navigator = %web_idl.interface('Navigator');
const Geolocation = %web_idl.interface('Geolocation');
const navigator = %NewPlatformObject(Navigator.prototype, 'Navigator');
const geolocation = %NewPlatformObject(Geolocation.prototype, 'Geolocation');
%globalObject('navigator', navigator);
%globalObject('clientInformation', navigator);

const version = '5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const facts = {
  appCodeName: 'Mozilla',
  appName: 'Netscape',
  appVersion: version,
  platform: 'Linux x86_64',
  product: 'Gecko',
  productSub: '20030107',
  userAgent: 'Mozilla/' + version,
  vendor: 'Google Inc.',
  vendorSub: '',
  language: 'en-US',
  languages: ['en-US', 'en'],
  onLine: true,
  cookieEnabled: true,
  hardwareConcurrency: 4,
  maxTouchPoints: 0,
  doNotTrack: null,
  pdfViewerEnabled: true,
  webdriver: false,
  geolocation,
};
%navigator.navigatorFacts = facts;
%setIntegrityLevel(facts.languages, true);
for (const name in facts) {
  %defineAccessor(
    Navigator.prototype,
    name,
    function () {
      if (%StateOf(this).kind !== 'Navigator') %throwTypeError('Illegal invocation');
      return facts[name];
    },
    undefined,
  );
}
%methods(Navigator.prototype, {
  javaEnabled() {
    return false;
  },
});

// --- where the visitor is (Geolocation 6) -----------------------------------------------------------------------------------

const GeolocationPosition = %web_idl.interface('GeolocationPosition');
const GeolocationCoordinates = %web_idl.interface('GeolocationCoordinates');
const GeolocationPositionError = %web_idl.interface('GeolocationPositionError');
const codes = { PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 };
%constants(GeolocationPositionError, codes);
%constants(GeolocationPositionError.prototype, codes);

function getters(prototype, kind, names) {
  for (let i = 0; i < names.length; i++) {
    %defineAccessor(
      prototype,
      names[i],
      function () {
        const state = %StateOf(this);
        if (state.kind !== kind) %throwTypeError('Illegal invocation');
        return state[names[i]];
      },
      undefined,
    );
  }
}
const places = ['latitude', 'longitude', 'altitude', 'accuracy', 'altitudeAccuracy', 'heading', 'speed'];
getters(GeolocationPosition.prototype, 'GeolocationPosition', ['coords', 'timestamp']);
getters(GeolocationCoordinates.prototype, 'GeolocationCoordinates', places);
getters(GeolocationPositionError.prototype, 'GeolocationPositionError', ['code', 'message']);

function positionOf(given) {
  const coords = %NewPlatformObject(GeolocationCoordinates.prototype, 'GeolocationCoordinates');
  for (let i = 0; i < places.length; i++) {
    const value = given[places[i]];
    %slot(coords, 0)[places[i]] = typeof value === 'number' ? value : null;
  }
  const position = %NewPlatformObject(GeolocationPosition.prototype, 'GeolocationPosition');
  %slot(position, 0).coords = coords;
  %slot(position, 0).timestamp = %toIntegerOrInfinity(%timeOrigin() + %programTime());
  return position;
}

function errorOf(given) {
  const error = %NewPlatformObject(GeolocationPositionError.prototype, 'GeolocationPositionError');
  %slot(error, 0).code = typeof given.code === 'number' ? given.code : 2;
  %slot(error, 0).message = typeof given.message === 'string' ? given.message : '';
  return error;
}

function callBack(callback, value) {
  if (callback === null) return;
  %prepareToRunScript();
  try {
    %call(callback, undefined, value);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

function callbackOf(value, index, optional) {
  if (optional && (value === undefined || value === null)) return null;
  if (%isCallable(value)) return value;
  return %web_idl.notOfType("Failed to execute 'getCurrentPosition' on 'Geolocation': ", index, 'Function');
}

function optionsText(options) {
  const context = "Failed to execute 'getCurrentPosition' on 'Geolocation': The provided value is not of type 'PositionOptions'.";
  if (options === undefined || options === null) return '{}';
  if (!%isObject(options)) %throwTypeError(context);
  const high = !!options.enableHighAccuracy;
  const age = options.maximumAge === undefined ? 0 : +options.maximumAge >>> 0;
  const timeout = options.timeout === undefined ? 4294967295 : +options.timeout >>> 0;
  return '{"enableHighAccuracy":' + high + ',"maximumAge":' + age + ',"timeout":' + timeout + '}';
}

%methods(Geolocation.prototype, {
  getCurrentPosition(success) {
    if (%StateOf(this).kind !== 'Geolocation') %throwTypeError('Illegal invocation');
    %web_idl.required(%argumentCount(), 1, 'getCurrentPosition', 'Geolocation');
    const good = callbackOf(success, 1, false);
    const bad = callbackOf(%argument(1), 2, true);
    const options = optionsText(%argument(2));
    %startOperation(
      'geolocation',
      'geolocation',
      'getCurrentPosition',
      'DOM manipulation',
      function (id, type, text) {
        const data = %parseJson(text, false);
        if (%isObject(data.coords)) callBack(good, positionOf(data.coords));
        else callBack(bad, errorOf(%isObject(data.error) ? data.error : data));
      },
      options,
    );
  },
});
