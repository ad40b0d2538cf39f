import { CloseOutlined, PaperClipOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type ClipboardEvent, type DragEvent, useLayoutEffect, useRef, useState } from 'react';
import type { FieldDefinitionOf } from '../../../../engine/definition/field.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import { type Attachment, addressOf, sizeText } from '../attachments/upload.ts';
import { useUploads } from '../attachments/use-uploads.ts';
import { useForm } from '../form-context.ts';
import type { ControlProps } from './control.ts';

/** Files: chosen, dropped or pasted; each shows its own progress and can be cancelled or tried again. */
export function AttachmentControl({ id, field, label, value, describedBy, onValue }: ControlProps) {
  const say = useWords(formWords);
  const { model } = useForm();
  const { max, maxSize } = field.definition as FieldDefinitionOf<'attachment'>;
  const files = (value as Attachment[] | undefined) ?? [];
  const latest = useRef(files);
  useLayoutEffect(() => {
    latest.current = files;
  });
  const chooser = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string>();
  const [isOver, setOver] = useState(false);
  const uploads = useUploads({ entity: model.description.entity.id, field: field.path }, (file) => {
    latest.current = [...latest.current, file];
    onValue(latest.current);
  });

  const add = (given: Iterable<File>) => {
    const all = [...given].slice(0, Math.max(0, max - files.length - uploads.sending.length));
    const large = all.find((file) => file.size > maxSize * 1_000_000);
    setTooLarge(large && say('fileTooLarge', { name: large.name, max: maxSize }));
    uploads.add(all.filter((file) => file.size <= maxSize * 1_000_000));
  };
  const remove = (gone: Attachment) => {
    const left = files.filter((one) => one.id !== gone.id);
    onValue(left.length > 0 ? left : undefined);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting have the button beside them.
    <div
      className="form-files"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <ul>
        {files.map((file) => (
          <li key={file.id} className="form-file">
            <PaperClipOutlined />
            <a href={addressOf(file)} target="_blank" rel="noreferrer">
              {file.name ?? file.id}
            </a>
            {file.size !== undefined && <span className="form-note">{sizeText(file.size)}</span>}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={say('removeFile', { name: file.name ?? file.id })}
              onClick={() => remove(file)}
            />
          </li>
        ))}
        {uploads.sending.map((one) => (
          <li key={one.key} className="form-file">
            <PaperClipOutlined />
            <span>{one.file.name}</span>
            {one.problem === undefined ? (
              <Progress percent={Math.round(one.share * 100)} size="small" />
            ) : (
              <span role="alert" className="form-file-problem">
                {one.problem === 'offline' ? say('fileNotSent') : one.problem}
              </span>
            )}
            {one.problem !== undefined && (
              <Button
                type="text"
                size="small"
                icon={<ReloadOutlined />}
                aria-label={say('sendAgain', { name: one.file.name })}
                onClick={() => uploads.again(one)}
              />
            )}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={say('removeFile', { name: one.file.name })}
              onClick={() => uploads.drop(one.key)}
            />
          </li>
        ))}
      </ul>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <Button
        id={id}
        aria-label={say('addFiles', { label })}
        aria-describedby={describedBy}
        icon={<PaperClipOutlined />}
        disabled={files.length >= max}
        onClick={() => chooser.current?.click()}
      >
        {say('addFile')}
      </Button>
      <span className="form-note">{say('filesHint', { max, size: maxSize })}</span>
      {tooLarge && (
        <p role="alert" className="form-message" data-severity="error">
          {tooLarge}
        </p>
      )}
    </div>
  );
}
