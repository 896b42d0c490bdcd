// The editor's look, from the page's custom properties, which a shadow root inherits.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--text)',
    backgroundColor: 'transparent',
    fontSize: 'var(--editor-size, 0.78125rem)',
  },
  '&.cm-focused': { outline: '2px solid var(--sync)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontVariantLigatures: 'none', lineHeight: '1.57', overflow: 'auto' },
  '.cm-content': { padding: '0.1rem 0 0.6rem', caretColor: 'var(--text)' },
  '.cm-line': { position: 'relative', padding: '0 3.2rem 0 calc(0.5rem + 2ch)', textIndent: '-2ch' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--text-faint)', border: '0' },
  '.cm-lineNumbers': { cursor: 'pointer' },
  '.cm-lineNumbers .cm-gutterElement:hover': { color: 'var(--error)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '1.7em', padding: '0 0.35rem 0 0', fontSize: '0.92em' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--text) 4%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text-quiet)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--sync) 28%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--lit)' },
  '.ls-running-line, &.cm-focused .ls-running-line.cm-activeLine': { backgroundColor: 'var(--lit)' },
  '.ls-running': {
    borderRadius: '4px',
    boxShadow: '0 0 0 1px var(--sync)',
    backgroundColor: 'color-mix(in srgb, var(--sync) 16%, transparent)',
  },
  '.ls-note': {
    marginLeft: '0.9ch',
    padding: '0 0.5ch',
    borderRadius: '4px',
    color: 'color-mix(in srgb, var(--sync) 70%, var(--text))',
    fontSize: '0.92em',
    textIndent: '0',
    display: 'inline-block',
    maxWidth: '34ch',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
    pointerEvents: 'none',
  },
  '.ls-badges': {
    position: 'absolute',
    top: '0.14em',
    right: '0.5rem',
    display: 'flex',
    gap: '3px',
    textIndent: '0',
    userSelect: 'none',
  },
  '.ls-badge': {
    minWidth: '15px',
    height: '15px',
    padding: '0 2px',
    border: '1.5px solid var(--kind)',
    borderRadius: '8px',
    boxSizing: 'border-box',
    color: 'var(--kind)',
    font: '700 9.5px/12px var(--face)',
    textAlign: 'center',
    backgroundColor: 'var(--panel)',
  },
  '.ls-badge-queued, .ls-badge-running': { backgroundColor: 'var(--kind)', color: 'var(--on-accent)' },
  '.ls-badge-running': { boxShadow: '0 0 0 2.5px color-mix(in srgb, var(--kind) 40%, transparent)' },
  '.ls-badge-promise': { borderStyle: 'dashed' },
  '.ls-error': { textDecoration: 'underline wavy var(--error) 1.5px', textUnderlineOffset: '3px' },
  '.ls-breakpoints': { width: '1rem', cursor: 'pointer' },
  '.ls-breakpoints .cm-gutterElement': { display: 'grid', placeItems: 'center' },
  '.ls-condition.ls-breakpoint': { backgroundColor: 'transparent', border: '0.17rem solid var(--error)', boxSizing: 'border-box' },
  '.ls-breakpoint': { width: '0.6rem', height: '0.6rem', borderRadius: '50%', backgroundColor: 'var(--error)' },
});

/** Quiet: colour has a meaning here, so syntax is distinguished by weight and small shades. */
const shades = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword], fontWeight: '650' },
  { tag: [tags.string, tags.special(tags.string)], color: 'color-mix(in srgb, var(--event) 55%, var(--text))' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'color-mix(in srgb, var(--sync) 60%, var(--text))' },
  { tag: tags.comment, color: 'var(--text-quiet)', fontStyle: 'italic' },
]);

export const editor_theme = (): Extension => [look, syntaxHighlighting(shades)];
