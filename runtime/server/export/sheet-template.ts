import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import { printWords } from '../../app/messages/print-words.ts';

/** A template of all that may be shown of any record and of what was decided about it: for entities of which nobody wrote one. */
export function sheetTemplate(
  { definition, fields }: CompiledEntity,
  language: Language,
  canShow: (path: string) => boolean,
): string {
  const words = printWords[language];
  const shown = [...fields.values()].filter(({ path }) => canShow(path));
  const rows = shown
    .filter(({ columns }) => !columns)
    .map(
      (field) => `<tr><th>${labelOf(field, language)}</th><td>${tagOf(field, 'record', language)}</td></tr>`,
    );
  const tables = shown.filter(({ columns }) => columns).map((field) => tableOf(field, language, canShow));
  return `<style>
h1 { font-size: 18px; margin: 0 0 10px; } h2 { font-size: 13px; margin: 14px 0 4px; }
table { width: 100%; border-collapse: collapse; } th, td { border: 1px solid #000; padding: 3px 5px; text-align: left; vertical-align: top; }
th { background: #f2f2f2; } img { max-height: 40px; }
</style>
<h1>{{company.name}} — ${plain(textOf(definition.label, language))} {{record.title}}</h1>
<table>${rows.join('\n')}</table>
${tables.join('\n')}
<h2>${words.decisions}</h2>
<table><tr><th>${words.step}</th><th>${words.person}</th><th>${words.decision}</th><th>${words.opinion}</th><th>${words.at}</th></tr>
{{#each approvals}}<tr><td>{{this.step}}</td><td>{{this.person}}{{#if this.signature}} <img src="{{this.signature}}" alt="">{{/if}}</td><td>${decisions
    .map((one) => `{{#if (eq this.decision "${one}")}}${words[one]}{{/if}}`)
    .join('')}</td><td>{{this.opinion}}</td><td>{{dateTime this.decidedAt}}</td></tr>{{/each}}
</table>
<p>${words.archived} {{dateTime printedAt}}</p>`;
}

const decisions = ['approved', 'rejected', 'returned', 'abstained'] as const;

function tableOf(field: CompiledField, language: Language, canShow: (path: string) => boolean): string {
  const columns = [...(field.columns?.values() ?? [])].filter(({ path }) => canShow(path));
  const head = columns.map((column) => `<th>${labelOf(column, language)}</th>`).join('');
  const cells = columns.map((column) => `<td>${tagOf(column, 'this', language)}</td>`).join('');
  return `<h2>${labelOf(field, language)}</h2>
<table><thead><tr>${head}</tr></thead><tbody>{{#each record.${field.id}}}<tr>${cells}</tr>{{/each}}</tbody></table>`;
}

function labelOf({ definition, id }: CompiledField, language: Language): string {
  return plain(textOf(definition.label, language) || id);
}

/** Words of a definition are text of the page, never a tag of the template. */
function plain(text: string): string {
  return text.replace(/[&<>{}"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** The tag that prints a field in its way. */
function tagOf(
  { definition, id, refersTo }: CompiledField,
  of: 'record' | 'this',
  language: Language,
): string {
  const name = `${of}.${id}`;
  const type = 'result' in definition ? (definition.result ?? 'decimal') : definition.type;
  if (refersTo !== undefined) return `{{${name}.title}}`;
  switch (type) {
    case 'choice':
      return `{{${name}.label}}`;
    case 'multi-choice':
      return `{{#each ${name}}}{{this.label}} {{/each}}`;
    case 'attachment':
      return `{{#each ${name}}}{{this.name}} {{/each}}`;
    case 'boolean':
      return `{{#if ${name}}}${printWords[language].yes}{{else}}${printWords[language].no}{{/if}}`;
    case 'date-time':
      return `{{dateTime ${name}}}`;
    case 'money':
      return `{{money ${name}}}`;
    case 'percent':
      return `{{percent ${name}}}`;
    case 'decimal':
    case 'quantity':
      return `{{number ${name}}}`;
    default:
      return `{{${name}}}`;
  }
}
