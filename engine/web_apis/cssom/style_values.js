// CSSOM, Serializing CSS values, for the properties and the values that programs usually write. What is not known to be
// written as Chromium writes it is kept as it is given, and may not be read back.
'use strict';

const lengths = [
  'width',
  'height',
  'min-width',
  'min-height',
  'max-width',
  'max-height',
  'top',
  'right',
  'bottom',
  'left',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'font-size',
  'letter-spacing',
  'word-spacing',
  'text-indent',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'outline-offset',
  'column-gap',
  'row-gap',
  'flex-basis',
  'border-top-left-radius',
  'border-top-right-radius',
  'border-bottom-left-radius',
  'border-bottom-right-radius',
];
const colors = [
  'color',
  'background-color',
  'border-top-color',
  'border-right-color',
  'border-bottom-color',
  'border-left-color',
  'outline-color',
  'caret-color',
  'accent-color',
  'text-decoration-color',
  'fill',
  'stroke',
];
const numbers = ['opacity', 'z-index', 'order', 'flex-grow', 'flex-shrink', 'line-height', 'font-weight', 'tab-size', 'orphans', 'widows'];
const boxes = ['margin', 'padding'];
const functions = ['filter'];
const others = [
  'background',
  'background-image',
  'background-size',
  'background-position',
  'background-repeat',
  'border-color',
  'border-width',
  'border-style',
  'border-radius',
  'font',
  'font-family',
  'flex',
  'flex-flow',
  'gap',
  'inset',
  'grid',
  'grid-area',
  'grid-column',
  'grid-row',
  'grid-template',
  'grid-template-areas',
  'grid-template-columns',
  'grid-template-rows',
  'transition-property',
  'transition-duration',
  'transition-delay',
  'transition-timing-function',
  'animation',
  'animation-name',
  'animation-duration',
  'box-shadow',
  'text-shadow',
  'text-decoration',
  'list-style',
  'transform-origin',
  'clip-path',
  'content',
  'will-change',
  'aspect-ratio',
  'place-items',
  'place-content',
  'columns',
  'object-position',
  'backdrop-filter',
  'scale',
  'rotate',
  'translate',
  'zoom',
];
const borders = ['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'outline'];

// Properties whose value is one word.
const keywords = %newRecord();
keywords.display =
  'block inline inline-block none flex inline-flex grid inline-grid table table-row table-cell list-item contents flow-root';
keywords.position = 'static relative absolute fixed sticky';
keywords.visibility = 'visible hidden collapse';
keywords.float = 'none left right inline-start inline-end';
keywords.clear = 'none left right both inline-start inline-end';
keywords['overflow-x'] = keywords['overflow-y'] = 'visible hidden clip scroll auto';
keywords['font-style'] = 'normal italic oblique';
keywords['text-align'] = 'left right center justify start end match-parent';
keywords['text-transform'] = 'none capitalize uppercase lowercase';
keywords['text-decoration-line'] = 'none underline overline line-through';
keywords['white-space'] = 'normal nowrap pre pre-wrap pre-line break-spaces';
keywords['flex-direction'] = 'row row-reverse column column-reverse';
keywords['flex-wrap'] = 'nowrap wrap wrap-reverse';
keywords['justify-content'] = 'normal flex-start flex-end center space-between space-around space-evenly start end left right stretch';
keywords['align-items'] = 'normal stretch flex-start flex-end center baseline start end';
keywords['align-self'] = 'auto normal stretch flex-start flex-end center baseline start end';
keywords['align-content'] = 'normal flex-start flex-end center space-between space-around space-evenly stretch start end';
keywords['box-sizing'] = 'content-box border-box';
keywords['pointer-events'] = 'auto none';
keywords['user-select'] = 'auto none text all contain';
keywords.cursor =
  'auto default none pointer wait text move help progress crosshair not-allowed grab grabbing col-resize row-resize zoom-in zoom-out';
keywords['border-top-style'] =
  keywords['border-right-style'] =
  keywords['border-bottom-style'] =
  keywords['border-left-style'] =
    'none hidden dotted dashed solid double groove ridge inset outset';
keywords['list-style-type'] = 'none disc circle square decimal';
keywords['object-fit'] = 'fill contain cover none scale-down';
keywords.resize = 'none both horizontal vertical';
keywords.direction = 'ltr rtl';
keywords['word-break'] = 'normal break-all keep-all break-word';
keywords['overflow-wrap'] = 'normal break-word anywhere';
keywords['text-overflow'] = 'clip ellipsis';
keywords['vertical-align'] = 'baseline sub super text-top text-bottom middle top bottom';

const auto = [
  'width',
  'height',
  'min-width',
  'min-height',
  'top',
  'right',
  'bottom',
  'left',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'flex-basis',
];
const negative = [
  'top',
  'right',
  'bottom',
  'left',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'letter-spacing',
  'word-spacing',
  'text-indent',
  'outline-offset',
];

const kinds = %newRecord();
const all = [];
function declare(names, kind) {
  for (let i = 0; i < names.length; i++) {
    kinds[names[i]] = kind;
    %append(all, names[i]);
  }
}
declare(lengths, length);
declare(colors, color);
declare(numbers, number);
declare(boxes, box);
declare(functions, unknown);
declare(others, unknown);
declare(borders, border);
declare(['transform'], transform);
declare(['transition'], transition);
declare(['overflow'], overflow);
for (const name in keywords) declare([name], keyword);
%style_values.styleProperties = all;

function among(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

// What these say of a value: how it is read back; undefined when the property cannot have it; null when we do not know.
function unknown() {
  return null;
}

function keyword(name, value) {
  const low = %lowerCase(value);
  return among(%splitText(keywords[name], ' '), low) ? low : isName(low) ? undefined : null;
}

function isName(text) {
  for (let i = 0; i < text.length; i++) if (!((text[i] >= 'a' && text[i] <= 'z') || text[i] === '-')) return false;
  return text !== '';
}

// "010.50px" -> [10.5, 'px']; undefined when it is not a number with a unit
function dimension(text) {
  let i = text[0] === '-' || text[0] === '+' ? 1 : 0;
  const from = i;
  while (i < text.length && ((text[i] >= '0' && text[i] <= '9') || text[i] === '.')) i++;
  const value = +%substring(text, 0, i);
  return i === from || value !== value ? undefined : [value, %lowerCase(%substring(text, i, text.length))];
}

const units = ['px', '%', 'em', 'rem', 'vh', 'vw', 'vmin', 'vmax', 'pt', 'pc', 'cm', 'mm', 'in', 'ch', 'ex'];

function length(name, value) {
  const found = dimension(value);
  const low = %lowerCase(value);
  if (found === undefined) {
    if (low === 'auto') return among(auto, name) ? low : undefined;
    return isName(low) &&
      !among(
        ['min-content', 'max-content', 'fit-content', 'none', 'normal', 'thin', 'medium', 'thick', 'small', 'large', 'smaller', 'larger'],
        low,
      )
      ? undefined
      : null;
  }
  if (found[0] < 0 && !among(negative, name)) return undefined;
  if (found[1] === '') return found[0] === 0 ? '0px' : undefined;
  return among(units, found[1]) ? number6(found[0], found[1]) : undefined;
}

// CSSOM: numbers have at most six decimal places.
function number6(value, unit) {
  const scaled = value * 1e6;
  return scaled === (scaled | 0) || value === (value | 0) ? `${value}` + unit : null;
}

function number(name, value) {
  const found = dimension(value);
  if (found !== undefined && found[1] === '') {
    if ((name === 'z-index' || name === 'order') && found[0] !== (found[0] | 0)) return undefined;
    return number6(found[0], '');
  }
  const low = %lowerCase(value);
  if (name === 'z-index' && low === 'auto') return low;
  if (name === 'font-weight' && (low === 'bold' || low === 'normal')) return low;
  return isName(low) && name !== 'font-weight' && name !== 'line-height' ? undefined : null;
}

function hex(text) {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const at = %indexOfText('0123456789abcdef', text[i]);
    if (at < 0) return -1;
    value = value * 16 + at;
  }
  return value;
}

function color(name, value) {
  const low = %lowerCase(value);
  if (low[0] === '#') {
    const digits = %substring(low, 1, low.length);
    if (digits.length !== 3 && digits.length !== 6) return digits.length === 4 || digits.length === 8 ? null : undefined;
    const wide = digits.length === 6 ? digits : digits[0] + digits[0] + digits[1] + digits[1] + digits[2] + digits[2];
    const all = hex(wide);
    return all < 0 ? undefined : 'rgb(' + (all >> 16) + ', ' + ((all >> 8) & 255) + ', ' + (all & 255) + ')';
  }
  if (!isName(low)) return rgb(low) ? low : null;
  return %isColorName(low) ? low : undefined;
}

// "rgb(1, 2, 3)", written as it is read back
function rgb(text) {
  if (%indexOfText(text, 'rgb(') !== 0 || text[text.length - 1] !== ')') return false;
  const parts = %splitText(%substring(text, 4, text.length - 1), ', ');
  if (parts.length !== 3) return false;
  for (let i = 0; i < 3; i++) {
    const part = +parts[i];
    if (!(part >= 0 && part <= 255) || `${part | 0}` !== parts[i]) return false;
  }
  return true;
}

// margin, padding: one to four lengths, as few as say it
function box(name, value) {
  const given = %splitText(value, ' ');
  const parts = [];
  for (let i = 0; i < given.length; i++) {
    if (given[i] === '') continue;
    const part = length(name + '-top', given[i]);
    if (part === null || part === undefined) return part;
    %append(parts, part);
  }
  if (parts.length > 4) return undefined;
  if (parts.length === 4 && parts[3] === parts[1]) parts.length = 3;
  if (parts.length === 3 && parts[2] === parts[0]) parts.length = 2;
  if (parts.length === 2 && parts[1] === parts[0]) parts.length = 1;
  let text = parts[0];
  for (let i = 1; i < parts.length; i++) text += ' ' + parts[i];
  return text;
}

// Words outside of parentheses
function wordsOf(value) {
  const list = [];
  let word = '',
    depth = 0;
  for (let i = 0; i <= value.length; i++) {
    const unit = i < value.length ? value[i] : ' ';
    if (unit === '(') depth++;
    else if (unit === ')') depth--;
    if ((unit !== ' ' && unit !== '\n') || depth > 0) word += unit;
    else if (word !== '') %append(list, word), (word = '');
  }
  return list;
}

// One or two words: the same for both directions is said once
function overflow(name, value) {
  const parts = wordsOf(%lowerCase(value));
  for (let i = 0; i < parts.length; i++) {
    const known = keyword('overflow-x', parts[i]);
    if (typeof known !== 'string') return known;
  }
  if (parts.length > 2) return undefined;
  return parts.length === 2 && parts[0] !== parts[1] ? parts[0] + ' ' + parts[1] : parts[0];
}

// border, outline: width, style and colour, written in this order; without a style that is seen Chromium's words are others
function border(name, value) {
  const parts = wordsOf(value);
  let width, style, hue;
  for (let i = 0; i < parts.length; i++) {
    const low = %lowerCase(parts[i]);
    const isStyle = keyword('border-top-style', low);
    const size = length('border-top-width', low);
    if (typeof isStyle === 'string' && style === undefined) style = low;
    else if (typeof size === 'string' && width === undefined) width = size;
    else if (typeof color('color', low) === 'string' && hue === undefined) hue = color('color', low);
    else return null;
  }
  if (style === undefined || width === undefined || style === 'none' || style === 'hidden') return null;
  return name === 'outline'
    ? (hue === undefined ? '' : hue + ' ') + style + ' ' + width
    : width + ' ' + style + (hue === undefined ? '' : ' ' + hue);
}

const translations = ['translate', 'translatex', 'translatey', 'translatez', 'translate3d'];
const turns = ['rotate', 'rotatex', 'rotatey', 'rotatez', 'skew', 'skewx', 'skewy'];
const factors = ['scale', 'scalex', 'scaley', 'scalez', 'scale3d'];
const written = {
  translatex: 'translateX',
  translatey: 'translateY',
  translatez: 'translateZ',
  rotatex: 'rotateX',
  rotatey: 'rotateY',
  rotatez: 'rotateZ',
  skewx: 'skewX',
  skewy: 'skewY',
  scalex: 'scaleX',
  scaley: 'scaleY',
  scalez: 'scaleZ',
};
const angles = ['deg', 'rad', 'turn', 'grad'];

function transformArgument(name, text) {
  if (%listIncludes(translations, name)) return length('left', text);
  const found = dimension(text);
  if (found === undefined) return null;
  if (%listIncludes(factors, name)) return found[1] === '' ? number6(found[0], '') : null;
  if (found[1] === '') return found[0] === 0 ? '0deg' : undefined;
  return %listIncludes(angles, found[1]) ? number6(found[0], found[1]) : undefined;
}

function transform(name, value) {
  if (%lowerCase(value) === 'none') return 'none';
  const parts = wordsOf(value);
  let out = '';
  for (let i = 0; i < parts.length; i++) {
    const open = %indexOfText(parts[i], '(');
    const called = open < 0 ? '' : %lowerCase(%substring(parts[i], 0, open));
    if (
      parts[i][parts[i].length - 1] !== ')' ||
      !(%listIncludes(translations, called) || %listIncludes(turns, called) || %listIncludes(factors, called))
    )
      return null;
    const given = %splitText(%substring(parts[i], open + 1, parts[i].length - 1), ',');
    out += (i > 0 ? ' ' : '') + (%HasOwnProperty(written, called) ? written[called] : called) + '(';
    for (let k = 0; k < given.length; k++) {
      const argument = transformArgument(called, %trimText(given[k]));
      if (typeof argument !== 'string') return argument;
      out += (k > 0 ? ', ' : '') + argument;
    }
    out += ')';
  }
  return out;
}

// One transition whose parts are none of the defaults, which Chromium leaves out
const easings = ['linear', 'ease-in', 'ease-out', 'ease-in-out'];
function transition(name, value) {
  const parts = wordsOf(%lowerCase(value));
  if (parts.length < 2 || parts.length > 3 || kinds[parts[0]] === undefined || (parts.length === 3 && !%listIncludes(easings, parts[2])))
    return null;
  const time = dimension(parts[1]);
  if (time === undefined || (time[1] !== 's' && time[1] !== 'ms') || time[0] <= 0) return null;
  const text = number6(time[0], time[1]);
  return text === null ? null : parts[0] + ' ' + text + (parts.length === 3 ? ' ' + parts[2] : '');
}

const everywhere = ['inherit', 'initial', 'unset', 'revert', 'revert-layer'];

function judge(name, value) {
  if (value === '' || (name[0] === '-' && name[1] === '-')) return value;
  const low = %lowerCase(value);
  if (among(everywhere, low)) return low;
  const kind = kinds[name];
  return kind === undefined || %indexOfText(low, 'var(') >= 0 ? null : kind(name, value);
}

// The value as it is kept; undefined when the property cannot have it.
%style_values.styleValue = function (name, value) {
  const known = judge(name, value);
  return known === null ? value : known;
};

function refuse(name, value) {
  %refuse('the style ' + name + ': ' + value, 'It can be set, but how a browser writes it when it is read back is not known here.');
}
%style_values.checkStyleValue = function (name, value) {
  if (judge(name, value) === null) refuse(name, value);
};

// margin-left where margin says it: of its one to four values
const sides = ['top', 'right', 'bottom', 'left'];
%style_values.sideOf = function (name, list) {
  for (let i = 0; i < list.length; i++) {
    const shorthand = list[i][0];
    if (!among(boxes, shorthand) || %indexOfText(name, shorthand + '-') !== 0 || judge(shorthand, list[i][1]) === null) continue;
    const values = %splitText(list[i][1], ' ');
    for (let k = 0; k < 4; k++) {
      if (name === shorthand + '-' + sides[k]) return values[k < values.length ? k : k === 3 && values.length > 1 ? 1 : 0];
    }
  }
  return undefined;
};

const apart = [
  'border-radius',
  'flex-direction',
  'flex-wrap',
  'font-display',
  'border-collapse',
  'border-spacing',
  'text-align',
  'list-style-type',
];
// margin-top is part of margin.
%style_values.isPartOf = function (name, shorthand) {
  return !among(apart, name) && %indexOfText(name, shorthand + '-') === 0;
};

// A property that is not there may be said by a shorthand, or say something of one.
%style_values.checkShorthands = function (name, list) {
  for (let i = 0; i < list.length; i++)
    if (%style_values.isPartOf(name, list[i][0]) || %style_values.isPartOf(list[i][0], name)) refuse(list[i][0], list[i][1]);
};
