import { isError } from '../../../../engine/issue.ts';
import { issueMessage } from '../../messages/code-message.ts';
import { useLanguage } from '../../messages/use-words.ts';
import { useIssues } from '../form-context.ts';
import { NoteIcon } from './NoteIcon.tsx';

interface FieldNotesProps {
  spot: string;
  id: string;
  /** Said to screen readers only: who sees has it at the label. */
  help?: string;
}

/** What is wrong with a value or worth a warning, right below it. */
export function FieldNotes({ spot, id, help = '' }: FieldNotesProps) {
  const language = useLanguage();
  const issues = useIssues(spot);
  return (
    <div id={id} className="form-notes">
      {help !== '' && <span className="visually-hidden">{help}</span>}
      {issues.map((one) => (
        <p
          key={`${one.code} ${one.params.check ?? ''}`}
          className="form-message"
          data-severity={isError(one) ? 'error' : 'warning'}
        >
          <NoteIcon isError={isError(one)} />
          {issueMessage(language, one)}
        </p>
      ))}
    </div>
  );
}
