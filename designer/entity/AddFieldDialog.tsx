import { App, Checkbox, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { entityWords } from '../messages/entity.ts';
import { labelOf } from '../shell/catalogue.ts';
import { FieldKind } from './FieldKind.tsx';
import { FieldPlace, type PlaceChoice, useFirstPlace } from './FieldPlace.tsx';
import { fieldIdFrom, freeFieldId, isFieldId } from './field-id.ts';
import { formOf } from './form-of.ts';
import { blankField, definitionOf, isComplete, type NewField } from './new-field.ts';
import { Part } from './Part.tsx';

interface AddFieldDialogProps {
  entity: DefinitionRef;
  /** The lines that get a column; absent: the record itself. */
  lines?: string;
  /** The section of the form that it is meant for; the first one by default. */
  section?: string;
  onClose: () => void;
}

/** A new field: what it is called, what it is, and where people will see it. One act, one step of undo. */
export function AddFieldDialog({ entity, lines, section, onClose }: AddFieldDialogProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const { message } = App.useApp();
  const [field, setField] = useState<NewField>(blankField);
  const [place, setPlace] = useState<PlaceChoice>(useFirstPlace(entity, section));
  const definition = definitionAt(sources, entity);
  const fields = valueWithin(definition, lines === undefined ? ['fields'] : ['fields', lines, 'fields']);
  const isTaken = (id: string) => isJsonObject(fields) && Object.hasOwn(fields, id);
  const made = useMemo(() => fieldIdFrom(field.english, field.chinese), [field.english, field.chinese]);
  const id = field.id === '' ? freeFieldId(made, isTaken) : field.id;
  const idProblem = !isFieldId(id) ? say('codeWrong') : isTaken(id) ? say('codeTaken') : undefined;
  const canAdd = isComplete(field) && idProblem === undefined;
  const change = (part: Partial<NewField>) => setField({ ...field, ...part });
  const add = () => {
    if (!canAdd) return;
    const added = definitionOf(field);
    const form = formOf(sources, entity.id);
    edit(
      {
        kind: 'add-field',
        entity,
        id,
        definition: added,
        ...(lines !== undefined && { lines }),
        ...(lines === undefined &&
          form &&
          place.section !== undefined && {
            form: {
              form: form.ref,
              section: place.section,
              ...(place.after !== undefined && { place: { after: place.after } }),
            },
          }),
        ...(lines === undefined && form && place.isListed && { list: { form: form.ref } }),
      },
      { select: lines === undefined ? id : `${lines}.${id}` },
    );
    void message.success(say('added', { name: label(labelOf(added)) }));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={
        lines === undefined
          ? say('newTitle')
          : say('newColumnTitle', { name: label(labelOf(valueWithin(definition, ['fields', lines]))) })
      }
      okText={say('add')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !canAdd }}
      onOk={add}
      onCancel={onClose}
    >
      <div className="add-field">
        <Part name={say('chinese')}>
          {(control) => (
            <Input
              id={control}
              autoFocus
              maxLength={100}
              value={field.chinese}
              onChange={(event) => change({ chinese: event.target.value })}
              onPressEnter={add}
            />
          )}
        </Part>
        <Part name={say('english')}>
          {(control) => (
            <Input
              id={control}
              maxLength={100}
              value={field.english}
              onChange={(event) => change({ english: event.target.value })}
              onPressEnter={add}
            />
          )}
        </Part>
        <FieldKind field={field} entity={entity} lines={lines} onChange={change} />
        <Part name={say('code')} hint={idProblem ?? say('codeHint')} isWrong={idProblem !== undefined}>
          {(control) => (
            <Input
              id={control}
              className="mono"
              maxLength={60}
              value={id}
              onChange={(event) => change({ id: event.target.value })}
            />
          )}
        </Part>
        <div className="add-wide">
          <Checkbox
            checked={field.required}
            disabled={field.type === 'formula'}
            onChange={(event) => change({ required: event.target.checked })}
          >
            {say('required')}
          </Checkbox>
        </div>
        {lines === undefined ? (
          <FieldPlace entity={entity} place={place} onChange={setPlace} />
        ) : (
          <p className="field-hint add-wide">{say('columnShown')}</p>
        )}
      </div>
    </Modal>
  );
}
