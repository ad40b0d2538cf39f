import { PaperClipOutlined } from '@ant-design/icons';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import type { FieldDefinition } from '../../../engine/definition/field.ts';
import type { Label } from '../../../engine/issue.ts';
import { useLanguage } from '../messages/use-words.ts';
import { type Attachment, addressOf, sizeText } from './attachments/upload.ts';
import { formatValue, isNumeric } from './values/format-value.ts';
import { userContentOf } from './values/user-content.ts';

interface ReadValueProps {
  field: FieldDefinition;
  value: unknown;
  /** Beside a number: its unit or currency. */
  unit?: string;
  /** Where moments are shown; the browser's own time zone by default. */
  timeZone?: string;
}

/** A value as people read it, whatever its type; a dash for a blank one. */
export function ReadValue({ field, value, unit = '', timeZone }: ReadValueProps) {
  const language = useLanguage();
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = formatValue(field, value, { language, timeZone: zone });
  if (text === '')
    return (
      <span className="form-blank" aria-hidden="true">
        —
      </span>
    );
  if (field.type === 'attachment') return <Files files={value as Attachment[]} />;
  if (field.type === 'choice')
    return <Option options={field.options} id={value as string} language={language} />;
  if (isNumeric(field))
    return (
      <span className="number" data-user-content="">
        {field.type === 'money' && unit}
        {text}
        {field.type !== 'money' && unit && <span className="form-unit"> {unit}</span>}
      </span>
    );
  return (
    <span
      className={field.type === 'long-text' ? 'form-long-text' : undefined}
      data-user-content={userContentOf(field)}
    >
      {text}
    </span>
  );
}

/** An option with a dot in its colour; the word says it too. */
function Option({
  options,
  id,
  language,
}: {
  options: Readonly<Record<string, { label: Label; color?: string | undefined }>>;
  id: string;
  language: Language;
}) {
  const option = options[id];
  return (
    <span className="form-option">
      {option?.color && (
        <span className="form-dot" style={{ background: `var(--${option.color}, var(--text-tertiary))` }} />
      )}
      {textOf(option?.label, language) || id}
    </span>
  );
}

function Files({ files }: { files: readonly Attachment[] }) {
  return (
    <ul className="form-files">
      {files.map((file) => (
        <li key={file.id} className="form-file">
          <PaperClipOutlined />
          <a href={addressOf(file)} target="_blank" rel="noreferrer" data-user-content="">
            {file.name ?? file.id}
          </a>
          {file.size !== undefined && <span className="form-note">{sizeText(file.size)}</span>}
        </li>
      ))}
    </ul>
  );
}
