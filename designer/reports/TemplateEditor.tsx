import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { issueMessage } from '../../runtime/app/messages/code-message.ts';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import type { Problem } from '../draft/problems.ts';
import { editorTheme } from '../expression/editor-theme.ts';
import '../expression/formula.css';

export interface TemplateEditorHandle {
  /** Writes at the cursor, over what is selected. */
  insert(text: string): void;
}

interface TemplateEditorProps {
  value: string;
  label: string;
  problems: readonly Problem[];
  onChange: (value: string) => void;
  ref: Ref<TemplateEditorHandle>;
}

/** The text of a template; what the check found is underlined where it stands. */
export default function TemplateEditor({ value, label, problems, onChange, ref }: TemplateEditorProps) {
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; a value from outside is told to it below
  useEffect(() => {
    const made = new EditorView({
      parent: host.current as HTMLDivElement,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          lineNumbers(),
          EditorView.lineWrapping,
          editorTheme,
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed.current(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = problems.map((one) => diagnosticOf(editor.state, one, issueMessage(language, one.issue)));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [problems, language]);
  useImperativeHandle(
    ref,
    () => ({
      insert(text) {
        const editor = view.current;
        if (!editor) return;
        editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true });
        editor.focus();
      },
    }),
    [],
  );
  return <div ref={host} className="formula json-editor template-editor" data-user-content="" />;
}

/** Where an issue says line and column: to the end of that line; else the first line. */
function diagnosticOf({ doc }: EditorState, { issue, isError }: Problem, message: string): Diagnostic {
  const number = typeof issue.params.line === 'number' ? issue.params.line : 1;
  const line = doc.line(Math.min(Math.max(1, number), doc.lines));
  const column = typeof issue.params.column === 'number' ? issue.params.column : 1;
  const from = Math.min(line.from + Math.max(0, column - 1), line.to);
  return { from, to: line.to, severity: isError ? 'error' : 'warning', message };
}
