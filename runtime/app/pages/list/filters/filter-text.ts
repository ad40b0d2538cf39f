import { type FilterKind, type FilterValue, type Period, periods } from './filter-kind.ts';

/** A filter as the address of the page has it: `a,b` · `2026-01-01..2026-02-01` · `this-month` · words. */
export function writeFilter(value: FilterValue): string {
  switch (value.kind) {
    case 'options':
      return value.options.join(',');
    case 'references':
      return value.ids.join(',');
    case 'text':
      return value.text;
    case 'dates':
      return value.period ?? `${value.from ?? ''}..${value.until ?? ''}`;
    case 'numbers':
      return `${value.from ?? ''}..${value.until ?? ''}`;
  }
}

/** Reads it back; what makes no sense in an address asks nothing. */
export function parseFilter(kind: FilterKind, text: string): FilterValue {
  switch (kind) {
    case 'options':
      return { kind, options: parts(text) };
    case 'references':
      return { kind, ids: parts(text).filter((id) => /^[\w:.-]{1,64}$/.test(id)) };
    case 'text':
      return { kind, text };
    case 'dates':
      return periods.includes(text as Period)
        ? { kind, period: text as Period }
        : { kind, ...range(text, /^\d{4}-\d{2}-\d{2}$/) };
    case 'numbers':
      return { kind, ...range(text, /^-?\d+(\.\d+)?$/) };
  }
}

function parts(text: string): string[] {
  return text.split(',').filter((part) => part !== '');
}

function range(text: string, shape: RegExp): { from?: string; until?: string } {
  const [from = '', until = ''] = text.split('..');
  return { ...(shape.test(from) && { from }), ...(shape.test(until) && { until }) };
}
