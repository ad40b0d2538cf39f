import { describe, expect, test } from 'vitest';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { checkTemplate } from '../../../engine/report/check-template.ts';
import { templateShape } from '../../../engine/report/template-shape.ts';
import { configurationOf, moduleOf, problemsOf } from '../../support/configuration.ts';

const trade = (report: object) =>
  moduleOf('trade', {
    entity: {
      customer: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      order: {
        kind: 'document',
        title: 'number',
        states: { draft: {}, approved: {} },
        transitions: {},
        fields: {
          number: { type: 'text' },
          total: { type: 'money' },
          urgency: { type: 'choice', options: { low: {}, high: {} } },
          tags: { type: 'multi-choice', options: { a: {} } },
          customer: { type: 'reference', entity: 'customer' },
          papers: { type: 'attachment' },
          lines: {
            type: 'lines',
            fields: { product: { type: 'text' }, amount: { type: 'money' }, number: { type: 'text' } },
          },
        },
      },
    },
    report: { print: { kind: 'print', entity: 'order', template: '', ...report } },
  });

const shape = templateShape(configurationOf(trade({})).entities.get('order') as CompiledEntity);

/** What is wrong with a template, as `code line:column name`. */
const problemsIn = (text: string) =>
  checkTemplate(text, shape, '/at').map(({ code, params }) => {
    const { line, column, what, name, helper } = params;
    return `${code.replace('definition.template-', '')} ${line}:${column} ${what ?? name ?? helper}`;
  });

describe('a template', () => {
  test.each([
    '{{record.number}} {{record.title}} {{record.state.label}} {{record.createdBy.title}} {{company.name}}',
    '{{money record.total}} {{chineseAmount record.total}} {{date printedAt}} {{printedBy.title}}',
    '{{#each record.lines}}{{inc @index}} {{this.product}} {{product}} {{this.number}} {{../record.number}} {{@root.record.total}}{{/each}}',
    '{{#each record.lines as |line place|}}{{line.amount}} {{place}} {{@first}}{{else}}none{{/each}}',
    '{{#if (eq record.urgency.value "high")}}!{{else if record.total}}{{record.total}}{{else}}-{{/if}}',
    '{{#unless record.customer}}{{/unless}}{{#ifAny record.total record.papers}}{{/ifAny}}',
    '{{#with record.customer}}{{title}} {{../record.number}}{{/with}}',
    '{{#each record.tags}}{{this.label}} {{value}}{{/each}} {{record.tags.length}} {{#each record.papers}}{{name}}{{/each}}',
    '{{! a comment }} {{!-- {{anything}} --}} {{~record.number~}} plain } { }} text',
  ])('may say %s', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  test.each([
    ['{{record.nubmer}}', ['unknown-name 1:3 record.nubmer']],
    ['a\n  {{money record.lines.amount}}', ['unknown-name 2:11 record.lines.amount']],
    ['{{record.customer.phone}}', ['unknown-name 1:3 record.customer.phone']],
    ['{{#each record.lines}}{{total}}{{/each}}', ['unknown-name 1:25 total']],
    [
      '{{#each record.rows}}{{a}}{{b.c}}{{../x}}{{/each}}',
      ['unknown-name 1:9 record.rows', 'unknown-name 1:36 ../x'],
    ],
    ['{{@index}} {{@root.nothing}}', ['unknown-name 1:3 @index', 'unknown-name 1:14 @root.nothing']],
    ['{{../record.number}}', ['unknown-name 1:3 ../record.number']],
    ['{{record.customer}}', ['not-text 1:3 record.customer']],
    ['{{record.urgency}} {{record.lines}}', ['not-text 1:3 record.urgency', 'not-text 1:22 record.lines']],
    ['{{money record.customer}} {{this}}', ['not-text 1:9 record.customer', 'not-text 1:29 this']],
    ['{{upper record.number}}', ['unknown-helper 1:1 upper']],
    ['{{#list record.lines}}{{/list}}', ['unknown-helper 1:1 list']],
    ['{{#record.lines}}{{/record.lines}}', ['unknown-helper 1:1 record.lines']],
    ['{{lookup record "total"}}', ['unknown-helper 1:1 lookup', 'not-text 1:10 record']],
    ['{{log record.number}}', ['unknown-helper 1:1 log']],
    ['{{money}}', ['invalid 1:1 {{money}}']],
    ['{{money record.total record.total}}', ['invalid 1:1 {{money record.total record.total}}']],
    ['{{money record.total places=2}}', ['invalid 1:1 {{money record.total places=2}}']],
    ['{{#if}}{{/if}}', ['invalid 1:1 {{#if}}{{/if}}']],
    ['{{#each record}}{{/each}}', ['invalid 1:1 {{#each record}}{{/each}}']],
    ['{{{record.number}}}', ['invalid 1:1 {{{record.number}}}']],
    ['x {{&record.number}}', ['invalid 1:3 {{&record.number}}']],
    ['{{> footer}}', ['invalid 1:1 {{> footer}}']],
    ['{{> (lookup record "number")}}', ['invalid 1:1 {{> (lookup record "number")}}']],
    ['{{#> layout}}{{/layout}}', ['invalid 1:1 {{#> layout}}{{/layout}}']],
    ['{{* shout}}', ['invalid 1:1 {{* shout}}']],
    ['{{#*inline "x"}}{{/inline}}', ['invalid 1:1 {{#*inline "x"}}{{/inline}}']],
    ['{{{{raw}}}}{{{{/raw}}}}', ['unknown-helper 1:1 raw']],
    ['{{"text"}}', ['invalid 1:1 {{"text"}}']],
    [
      '{{record.constructor}} {{constructor}} {{record.__proto__}}',
      [
        'unknown-name 1:3 record.constructor',
        'unknown-name 1:26 constructor',
        'unknown-name 1:42 record.__proto__',
      ],
    ],
    ['{{#with record as |toString|}}{{toString.number}}{{valueOf}}{{/with}}', ['unknown-name 1:52 valueOf']],
  ])('may not say %j', (text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });

  test.each([
    ['<p>\n{{#if record.total}}', 'invalid 2:'],
    ['{{#if record.total}}\n{{/each}}', 'invalid 1:4 '],
    ['one\ntwo {{record.total]}}', 'invalid 2:'],
    ['{{}}', 'invalid 1:'],
  ])('that is not one tells where: %j', (text, problem) => {
    expect(problemsIn(text)).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    ['more characters', 'x'.repeat(256_001)],
    ['more tags', '{{record.total}}'.repeat(10_001)],
    ['deeper blocks', `${'{{#if record}}'.repeat(51)}${'{{/if}}'.repeat(51)}`],
    ['longer chains', `{{#if record}}${'{{else if record}}'.repeat(60)}{{/if}}`],
    ['64 kB of blocks', '{{#if record}}'.repeat(4600)],
    ['320 kB of blocks', '{{#if record}}'.repeat(23_000)],
    ['blocks with spaces', '{{~ # if record}}'.repeat(5000)],
    ['inverse blocks', '{{^if record}}'.repeat(5000)],
    ['deeper calls', `{{eq ${'(eq 1 '.repeat(60)}${')'.repeat(60)}}}`],
    ['a longer tag', `{{eq ${'1 '.repeat(2000)}}}`],
    ['a longer path', `{{${'a.'.repeat(100_000)}a}}`],
  ])('with %s than is parsed in no time is refused before it is parsed', (_, text) => {
    const problems = problemsIn(text);

    expect(problems).toEqual(['too-large undefined:undefined undefined']);
  });

  test.each(['{{!--}', '{{!}', '{{!-- {{!', '{{~!--'])(
    'comments without an end (%s) are refused at once, however many',
    (comment) => {
      const started = performance.now();

      expect(problemsIn(comment.repeat(25_000))).toHaveLength(1);

      expect(performance.now() - started).toBeLessThan(1000);
    },
  );

  test('of the largest kind that is allowed is checked', () => {
    const nested = `${'{{#if record.total}}'.repeat(50)}x${'{{/if}}'.repeat(50)}`;

    expect(problemsIn(nested.repeat(100))).toEqual([]);
    expect(problemsIn(`{{record.total}}${'x'.repeat(9)}`.repeat(10_000))).toEqual([]);
  });
});

describe('a report with a broken template', () => {
  test('cannot be published: template, header and footer are checked with everything else', () => {
    const problems = problemsOf(
      trade({
        template: '{{record.nubmer}}',
        header: '{{{x}}}',
        footer: '{{#if}}',
      }),
    );

    expect(problems).toEqual([
      'definition.template-unknown-name /trade/report/print/template',
      'definition.template-invalid /trade/report/print/header',
      'definition.template-invalid /trade/report/print/footer',
    ]);
  });
});
