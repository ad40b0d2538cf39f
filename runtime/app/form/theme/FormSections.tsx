import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { textOf } from '../../../../engine/definition/common.ts';
import { useLanguage } from '../../messages/use-words.ts';
import { useForm, useFormState } from '../form-context.ts';
import type { LaidSection } from '../layout/lay-out.ts';
import type { FormModel } from '../model/form-model.ts';
import type { FormState } from '../model/form-state.ts';

/** The sections of the form, each a row of twelve columns; a phone has one. */
export function FormSections({ properties }: ObjectFieldTemplateProps) {
  const { sections } = useForm();
  const contents = new Map(properties.map((one) => [one.name, one.content]));
  return (
    <>
      {sections.map((section) => (
        <Section key={section.id} section={section} contents={contents} />
      ))}
    </>
  );
}

interface SectionProps {
  section: LaidSection;
  contents: ReadonlyMap<string, ObjectFieldTemplateProps['properties'][number]['content']>;
}

function Section({ section, contents }: SectionProps) {
  const { model, id } = useForm();
  const language = useLanguage();
  const hidden = useFormState((state) => hiddenIn(section, model, state));
  const shown = section.elements.filter((element) => !hidden.split(' ').includes(element.field));
  if (shown.length === 0) return null;
  const headingId = `${id}-section-${section.id}`;
  return (
    <section className="form-section" aria-labelledby={section.label ? headingId : undefined}>
      {section.label && (
        <h2 id={headingId} className="form-heading">
          {textOf(section.label, language)}
        </h2>
      )}
      <div className="form-row">
        {shown.map((element) => (
          <div
            key={element.field}
            className="form-cell"
            data-field={element.field}
            style={{ '--width': element.width } as React.CSSProperties}
            data-lines={element.columns ? '' : undefined}
          >
            {contents.get(element.field)}
          </div>
        ))}
      </div>
    </section>
  );
}

/**
 * The fields of a section that are not to be seen now, as one text so that it can be compared. What
 * is calculated and still blank is left out where a whole section has nothing else.
 */
function hiddenIn({ elements }: LaidSection, model: FormModel, { flags, content }: FormState): string {
  const isHidden = (field: string) => flags.get(field)?.isVisible !== true;
  const isEmpty = (field: string) =>
    model.isNew &&
    model.field(field).columns === undefined &&
    !model.mayWrite(field) &&
    (content.values[field] === undefined || /^[0.]+$|^false$/.test(String(content.values[field])));
  const hidden = elements.filter(({ field }) => isHidden(field));
  const isAllEmpty = elements.every(({ field }) => isHidden(field) || isEmpty(field));
  return (isAllEmpty ? elements : hidden).map(({ field }) => field).join(' ');
}
