uses('crypto/crypto');
uses('dom/attributes', 'dom/elements', 'dom/nodes');
uses('events/event_target', 'events/events');
uses('files/blob', 'html/form_submission', 'html/form_validity', 'html/html_forms', 'html/html_input', 'html/html_select');
uses('infra/dom_exception', 'infra/pair_iterators', 'infra/web_idl');
// XMLHttpRequest Standard 4 The FormData interface. State: list of [name, string or File].
'use strict';

const FormData = function () {
  %web_idl.mustBeNew('FormData', new.target);
  const form = %argument(0);
  const made = newFormData(%web_idl.prototypeOf(new.target, FormData));
  if (form === undefined) return made;
  if (!%elements.isNamed(form, 'form')) {
    %web_idl.notOfType("Failed to construct 'FormData': ", 1, 'HTMLFormElement');
  }
  const submitter = %argument(1);
  if (submitter !== undefined && submitter !== null) checkSubmitter(form, submitter);
  const list = entryList(form, submitter);
  if (list === null) throw %NewDOMException("Failed to construct 'FormData': The form is constructing entry list.", 'InvalidStateError');
  %slot(made, 0).list = list;
  return made;
};
%constructor('FormData', FormData);

function checkSubmitter(form, submitter) {
  const context = "Failed to construct 'FormData': ";
  if (!%nodes.isElement(submitter)) %web_idl.notOfType(context, 2, 'HTMLElement');
  if (!%form_submission.isSubmitButton(%slot(submitter, 0))) %throwTypeError(context + 'The specified element is not a submit button.');
  if (%html_forms.formOf(submitter) !== form) {
    throw %NewDOMException(context + 'The specified element is not owned by this form element.', 'NotFoundError');
  }
}

// HTML, constructing the entry list; null: it is being made already
function entryList(form, submitter) {
  const state = %slot(form, 0);
  if (state.makingEntries === true) return null;
  state.makingEntries = true;
  const list = [];
  const controls = %html_input.controlsOf(form);
  for (let i = 0; i < controls.length; i++) addEntries(list, controls[i], %slot(controls[i], 0), submitter);
  const data = %form_data.newFormData(list);
  %DispatchEvent(%MakeEvent('FormDataEvent', 'formdata', { bubbles: true, formData: data }, true), form);
  state.makingEntries = false;
  const found = [];
  for (let i = 0; i < %slot(data, 0).list.length; i++) %append(found, %slot(data, 0).list[i]);
  return found;
}

function addEntries(list, control, state, submitter) {
  const type = state.localName === 'input' ? %html_input.inputType(state) : state.localName;
  const isButton = type === 'button' || type === 'submit' || type === 'reset' || type === 'image';
  if (
    %html_forms.isDisabled(control) ||
    state.localName === 'fieldset' ||
    state.localName === 'output' ||
    (isButton && control !== submitter)
  )
    return;
  if ((type === 'checkbox' || type === 'radio') && !%html_input.isChecked(state)) return;
  const name = %attributes.attributeText(control, 'name');
  if (type === 'image' || type === 'file')
    return %refuse('the entries of an input of type ' + type, 'Files and places in pictures are not entered here yet.');
  if (name === '') return;
  if (type !== 'select') return %append(list, [name, %scalarValues(%form_validity.valueOf(control, state))]);
  const options = %html_select.selectedOf(control);
  for (let i = 0; i < options.length; i++)
    if (!%html_forms.isDisabled(options[i])) %append(list, [name, %scalarValues(%html_select.optionValue(options[i]))]);
}

function newFormData(prototype) {
  const made = %NewPlatformObject(prototype, 'FormData');
  %slot(made, 0).list = [];
  return made;
}

%form_data.newFormData = function (list) {
  const made = newFormData(FormData.prototype);
  %slot(made, 0).list = list;
  return made;
};

function formState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'FormData') %throwTypeError('Illegal invocation');
  return state;
}

// 4.1 create an entry
function entry(method, name, value, fileName, count) {
  const key = %scalarValues(`${name}`);
  if (%blob.isBlob(value)) {
    const named = fileName === undefined ? (%blob.isFile(value) ? %slot(value, 0).name : 'blob') : %scalarValues(`${fileName}`);
    return [key, %blob.isFile(value) && fileName === undefined ? value : %blob.newFile(value, named)];
  }
  if (count > 2) %web_idl.notOfType("Failed to execute '" + method + "' on 'FormData': ", 2, 'Blob');
  return [key, %scalarValues(`${value}`)];
}

%methods(FormData.prototype, {
  append(name, value) {
    const state = formState(this);
    %web_idl.required(%argumentCount(), 2, 'append', 'FormData');
    %append(state.list, entry('append', name, value, %argument(2), %argumentCount()));
  },
  delete(name) {
    const state = formState(this);
    %web_idl.required(%argumentCount(), 1, 'delete', 'FormData');
    const key = %scalarValues(`${name}`);
    const rest = [];
    for (let i = 0; i < state.list.length; i++) if (state.list[i][0] !== key) %append(rest, state.list[i]);
    state.list = rest;
  },
  get(name) {
    const list = formState(this).list;
    %web_idl.required(%argumentCount(), 1, 'get', 'FormData');
    const key = %scalarValues(`${name}`);
    for (let i = 0; i < list.length; i++) if (list[i][0] === key) return list[i][1];
    return null;
  },
  getAll(name) {
    const list = formState(this).list;
    %web_idl.required(%argumentCount(), 1, 'getAll', 'FormData');
    const key = %scalarValues(`${name}`);
    const found = [];
    for (let i = 0; i < list.length; i++) if (list[i][0] === key) %append(found, list[i][1]);
    return found;
  },
  has(name) {
    const list = formState(this).list;
    %web_idl.required(%argumentCount(), 1, 'has', 'FormData');
    const key = %scalarValues(`${name}`);
    for (let i = 0; i < list.length; i++) if (list[i][0] === key) return true;
    return false;
  },
  set(name, value) {
    const state = formState(this);
    %web_idl.required(%argumentCount(), 2, 'set', 'FormData');
    const fresh = entry('set', name, value, %argument(2), %argumentCount());
    const list = [];
    let placed = false;
    for (let i = 0; i < state.list.length; i++) {
      if (state.list[i][0] !== fresh[0]) %append(list, state.list[i]);
      else if (!placed) (placed = true), %append(list, fresh);
    }
    if (!placed) %append(list, fresh);
    state.list = list;
  },
});
%pair_iterators.pairIterable(FormData.prototype, 'FormData', function (state) {
  return state.list;
});

// --- multipart/form-data (HTML, Multipart form data, RFC 7578) -------------------------------------------------------------

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzAB0123456789';

function escapedName(text) {
  const name = %encodeUtf8(text);
  let out = '';
  for (let i = 0; i < name.length; i++) {
    const c = name[i];
    out += c === '"' ? '%22' : c === '\r' ? '%0D' : c === '\n' ? '%0A' : c;
  }
  return out;
}

function networkEndings(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    out += text[i] === '\r' || text[i] === '\n' ? '\r\n' : text[i];
  }
  return out;
}

// {type, bytes} of what is sent
%form_data.multipart = function (state) {
  let boundary = '----WebKitFormBoundary';
  for (let i = 0; i < 16; i++) boundary += letters[%crypto.randomByte() & 63];
  let bytes = '';
  for (let i = 0; i < state.list.length; i++) {
    const value = state.list[i][1];
    bytes += '--' + boundary + '\r\nContent-Disposition: form-data; name="' + escapedName(networkEndings(state.list[i][0])) + '"';
    if (typeof value === 'string') {
      bytes += '\r\n\r\n' + %encodeUtf8(networkEndings(value)) + '\r\n';
    } else {
      const file = %slot(value, 0);
      bytes +=
        '; filename="' +
        escapedName(file.name) +
        '"\r\nContent-Type: ' +
        (file.type === '' ? 'application/octet-stream' : file.type) +
        '\r\n\r\n' +
        file.bytes +
        '\r\n';
    }
  }
  const made = %newRecord();
  made.type = 'multipart/form-data; boundary=' + boundary;
  made.bytes = bytes + '--' + boundary + '--\r\n';
  return made;
};
