/**
 * The program that renders templates: a process of its own, with its own memory and nothing of the
 * server's, which the server ends when it takes too long (reliability.md D07, K01). One job at a time.
 */
import Handlebars from 'handlebars';
import { parseTemplate } from '../../../engine/report/parse-template.ts';
import { blockHelpers, helpers, isAnyFilled } from '../../../engine/report/template-helpers.ts';
import type { RenderJob, RenderResult } from './renderer.ts';

/** Longest output, in characters. */
const longest = 20_000_000;

const environment = Handlebars.create();
for (const name of ['lookup', 'log', 'helperMissing', 'blockHelperMissing'])
  environment.unregisterHelper(name);
environment.unregisterDecorator('inline');
for (const [name, { parameters, apply }] of Object.entries(helpers))
  environment.registerHelper(name, (...values: unknown[]) => apply(...values.slice(0, parameters)));
environment.registerHelper('ifAny', function (this: unknown, ...values: unknown[]) {
  const { fn, inverse } = values.pop() as Handlebars.HelperOptions;
  return isAnyFilled(values) ? fn(this) : inverse(this);
});

const options: CompileOptions = {
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...Object.keys(helpers), ...blockHelpers].map((name) => [name, true])),
    lookup: false,
    log: false,
    helperMissing: false,
    blockHelperMissing: false,
  } as KnownHelpers,
  preventIndent: true,
};

process.on('message', (job: RenderJob) => {
  process.send?.(render(job));
});

function render({ id, parts, context }: RenderJob): RenderResult {
  try {
    const data = bare(context);
    const rendered = parts.map((text) => renderPart(text, data));
    if (rendered.join('').length > longest) return { id, problem: 'too large' };
    return { id, parts: rendered };
  } catch (cause) {
    return { id, problem: (cause as Error).message };
  }
}

/** Only a text is compiled: an object could pass for a parsed template (CVE-2026-33937). */
function renderPart(text: unknown, data: unknown): string {
  if (typeof text !== 'string') throw new Error('a template is a text');
  if (parseTemplate(text, '').issues) throw new Error('the template is not one that was checked');
  return environment.compile(text, options)(data);
}

/** The data without prototypes, as it was before it came through JSON. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, bare(one)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
