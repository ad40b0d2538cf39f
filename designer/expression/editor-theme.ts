import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Just enough of the grammar to colour it; what it means is the engine's business. */
const expressionTokens = StreamLanguage.define<null>({
  name: 'expression',
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^\d+(\.\d+)?/)) return 'number';
    if (stream.match(/^(true|false|null|in)\b/)) return 'keyword';
    if (stream.match(/^[A-Za-z_]\w*(?=\()/)) return 'propertyName';
    if (stream.match(/^[A-Za-z_]\w*/)) return 'variableName';
    stream.next();
    return 'operator';
  },
});

const colours = HighlightStyle.define([
  { tag: tags.string, color: 'var(--green)' },
  { tag: tags.number, color: 'var(--orange)' },
  { tag: tags.keyword, color: 'var(--purple)' },
  { tag: tags.propertyName, color: 'var(--blue)' },
  { tag: tags.operator, color: 'var(--text-secondary)' },
  { tag: tags.variableName, color: 'var(--text)' },
  { tag: tags.bool, color: 'var(--purple)' },
  { tag: tags.null, color: 'var(--purple)' },
]);

export const expressionLanguage: Extension = expressionTokens;

/** The editors in the colours of the pages. */
export const editorTheme: Extension = [
  syntaxHighlighting(colours),
  EditorView.theme({
    '&': { backgroundColor: 'transparent', color: 'var(--text)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-content': { caretColor: 'var(--accent)', fontFamily: 'inherit', padding: '4px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--accent)' },
    '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--text-tertiary)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
      backgroundColor: 'var(--accent-soft) !important',
    },
    '.cm-tooltip': {
      border: '1px solid var(--line)',
      borderRadius: '8px',
      backgroundColor: 'var(--raised)',
      boxShadow: 'var(--shadow)',
      color: 'var(--text)',
      overflow: 'hidden',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
      display: 'flex',
      gap: '12px',
      alignItems: 'baseline',
      padding: '4px 10px',
    },
    '.cm-completionDetail': {
      marginLeft: 'auto',
      color: 'var(--text-tertiary)',
      fontSize: '12px',
      fontStyle: 'normal',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--accent-soft)',
      color: 'var(--text)',
    },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--danger) 1px',
      textUnderlineOffset: '3px',
    },
  }),
];
