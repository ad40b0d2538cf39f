import { autocompletion, type Completion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { linter } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { issueMessage } from '../../runtime/app/messages/code-message.ts';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import { preparePinyin } from '../shell/use-pinyin-match.ts';
import { mistakesIn } from './check-formula.ts';
import { suggestionsFor, wordBefore } from './complete.ts';
import { editorTheme, expressionLanguage } from './editor-theme.ts';
import type { FormulaFieldProps } from './FormulaField.tsx';
import './formula.css';

const settings = new Compartment();

/** A text box for one expression: completes names by label, code and pinyin, and underlines what is wrong. */
export default function FormulaEditor(props: FormulaFieldProps) {
  const { value, names, scope, wanted, onChange, label, id, hint } = props;
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is told to it below
  useEffect(() => {
    preparePinyin();
    const parent = host.current as HTMLDivElement;
    const made = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          keymap.of([
            ...completionKeymap,
            ...defaultKeymap.filter(({ key }) => key !== 'Enter'),
            ...historyKeymap,
          ]),
          EditorView.lineWrapping,
          expressionLanguage,
          editorTheme,
          tooltips({ parent: document.body }),
          settings.of([]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed.current(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({
      effects: settings.reconfigure([
        EditorView.contentAttributes.of({
          tabindex: '0',
          'aria-label': label,
          ...(id !== undefined && { id }),
        }),
        ...(hint === undefined ? [] : [placeholder(hint)]),
        autocompletion({
          icons: false,
          activateOnTyping: true,
          activateOnTypingDelay: 40,
          override: [
            ({ matchBefore, explicit, pos }) => {
              const word = matchBefore(wordBefore);
              if (!word || (word.text === '' && !explicit)) return null;
              const found = suggestionsFor(names, word.text, language);
              const from = pos - (word.text.split('.').at(-1) ?? '').length;
              return { from, options: found.map(completionOf), filter: false };
            },
          ],
        }),
        linter(
          ({ state }) => {
            const source = state.doc.toString();
            if (source.trim() === '' || !scope) return [];
            return mistakesIn(source, scope, wanted).map(({ from, to, issue }) => ({
              from,
              to,
              severity: 'error' as const,
              message: issueMessage(language, issue),
            }));
          },
          { delay: 150 },
        ),
      ]),
    });
  }, [names, scope, wanted, language, label, id, hint]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={host} className="formula" data-user-content="" />;
}

function completionOf({ name, text, detail, kind }: ReturnType<typeof suggestionsFor>[number]): Completion {
  return { label: text, displayLabel: name, detail, apply: text, type: kind };
}
