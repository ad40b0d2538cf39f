import { afterAll, describe, expect, test } from 'vitest';
import type { PrintValue } from '../../../engine/report/print-context.ts';
import { Renderer } from '../../../runtime/server/export/renderer.ts';

const renderer = new Renderer();
afterAll(() => renderer.close());

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ index: String(index) }));

const render = async (template: string, context: PrintValue = {}) =>
  (await renderer.render([template], context))[0];

const refused = { code: 'print.too-large' };

describe('rendering a template', () => {
  test('fills in values and escapes them', async () => {
    const context = { record: { name: '<script>"&\'`=', total: '1234.5', lines: rows(3) } };

    expect(
      await render(
        '{{record.name}}|{{money record.total}}|{{#each record.lines}}{{inc @index}}{{/each}}|{{#ifAny record.none}}a{{else}}b{{/ifAny}}',
        context,
      ),
    ).toBe('&lt;script&gt;&quot;&amp;&#x27;&#x60;&#x3D;|1,234.50|123|b');
  });

  test.each([
    [
      'runs for ever',
      `{{#each lines}}{{#each @root.lines}}{{#each @root.lines}}{{index}}{{/each}}{{/each}}{{/each}}`,
    ],
    ['fills the memory', `{{#each lines}}{{#each @root.lines}}${'x'.repeat(100_000)}{{/each}}{{/each}}`],
    ['writes more than 20 MB', `{{#each lines}}${'x'.repeat(25_000)}{{/each}}`],
    ['is not one that was checked', `${'{{#if lines}}'.repeat(60)}${'{{/if}}'.repeat(60)}`],
    ['calls what is not there', '{{shout lines}}'],
    ['includes itself', '{{> self}}'],
  ])('that %s ends with a refusal, and the next one is rendered', async (_, template) => {
    const begun = performance.now();
    const bomb = renderer.render([template], { lines: rows(1000) });
    const neighbour = renderer.render(['{{lines.length}}'], { lines: rows(7) });

    await expect(bomb).rejects.toMatchObject(refused);
    expect(await neighbour).toEqual(['7']);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(await render('{{a}}', { a: 'still here' })).toBe('still here');
  });

  test.each([
    '{{constructor}}',
    '{{constructor.constructor}}',
    '{{constructor.name}}',
    '{{this.constructor}}',
    '{{__proto__}}',
    '{{record.__proto__}}',
    '{{record.constructor.constructor}}',
    '{{record.__defineGetter__}}',
    '{{record.toString}}',
    '{{record.valueOf}}',
    '{{record.hasOwnProperty}}',
    '{{record.name.constructor}}',
    '{{record.name.split}}',
    '{{record.name.sub}}',
    '{{record.lines.push}}',
    '{{record.lines.constructor}}',
    '{{record.lines.map}}',
    '{{#with record}}{{constructor}}{{/with}}',
    '{{#with record as |r|}}{{r.constructor}}{{/with}}',
    '{{#with "s" as |string|}}{{string.sub}}{{string.constructor}}{{/with}}',
    '{{#with "e"}}{{#with split as |list|}}{{this.pop}}{{this.push}}{{/with}}{{/with}}',
    '{{#each record}}{{@key}}={{this.constructor}}{{/each}}',
    '{{#each record.lines}}{{constructor}}{{../constructor}}{{../../constructor}}{{/each}}',
    '{{helperMissing}}{{#> layout}}x{{/layout}}',
    '{{@root.constructor}}',
    '{{@root.__proto__}}',
    '{{@root.process}}{{process}}{{global}}{{globalThis}}{{require}}{{module}}',
    '{{@data}}{{@partial-block}}{{@level}}{{@first.constructor}}',
    '{{#if constructor}}canary{{/if}}',
    '{{#ifAny record.constructor}}canary{{/ifAny}}',
    '{{#if (eq constructor.name "Object")}}canary{{/if}}',
    '{{#each constructor}}canary{{/each}}',
    '{{money constructor}}{{date __proto__}}{{inc record.constructor}}',
    '{{record.[constructor]}}{{record.["constructor"]}}{{[constructor]}}',
  ])('gives nothing of the program away: %s', async (template) => {
    const context = { record: { name: 'n', lines: [{ id: '1' }] } };

    const written = await render(template, context);

    expect(written).not.toMatch(/function|native|\[object|canary|prototype|=>|Object/);
  });

  test.each([
    ['{{lookup record "name"}}'],
    ['{{lookup this "__proto__"}}'],
    ['{{#with (lookup this "constructor")}}x{{/with}}'],
    ['{{log record}}'],
    ['{{#blockHelperMissing record}}x{{/blockHelperMissing}}'],
    ['{{*n}}'],
    ['{{#*inline "x"}}{{/inline}}{{> x}}'],
    ['{{> (lookup record "name")}}'],
    ['{{__lookupGetter__ "x"}}'],
    ['{{record.constructor "return process"}}'],
    ['{{{{raw}}}}{{{{/raw}}}}'],
  ])('has no %s', async (template) => {
    await expect(render(template, { record: { name: 'n' } })).rejects.toMatchObject(refused);
  });

  test('takes texts only, never a parsed template', async () => {
    const program = { type: 'Program', body: [{ type: 'MustacheStatement' }] } as unknown as string;

    await expect(renderer.render([program], {})).rejects.toMatchObject(refused);
  });

  test('ends with the server', async () => {
    const other = new Renderer();
    const rendering = other.render(['{{a}}'], { a: '1' });

    other.close();

    await expect(rendering).rejects.toMatchObject(refused);
    await expect(other.render(['{{a}}'], {})).rejects.toMatchObject({ code: 'server.shutting-down' });
  });
});
