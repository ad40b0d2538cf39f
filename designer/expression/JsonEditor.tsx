import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { type Json, sameJson } from '../../engine/json.ts';
import { editorTheme } from './editor-theme.ts';
import './formula.css';

export interface JsonEditorProps {
  value: Json;
  label: string;
  /** Told whenever what is written is valid JSON again. */
  onChange: (value: Json) => void;
}

/** JSON as text: coloured, and underlined where it is none. Esc and then Tab leaves it. */
export default function JsonEditor({ value, label, onChange }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const last = useRef(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; a value from outside is told to it below
  useEffect(() => {
    const made = new EditorView({
      parent: host.current as HTMLDivElement,
      state: EditorState.create({
        doc: JSON.stringify(value, null, 2),
        extensions: [
          history(),
          keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
          lineNumbers(),
          EditorView.lineWrapping,
          json(),
          linter(jsonParseLinter(), { delay: 200 }),
          editorTheme,
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const written = docChanged ? read(state.doc.toString()) : undefined;
            if (written === undefined || sameJson(written, last.current)) return;
            last.current = written;
            changed.current(written);
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || sameJson(value, last.current)) return;
    last.current = value;
    const changes = { from: 0, to: editor.state.doc.length, insert: JSON.stringify(value, null, 2) };
    editor.dispatch({ changes });
  }, [value]);
  return <div ref={host} className="formula json-editor" data-user-content="" />;
}

function read(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
