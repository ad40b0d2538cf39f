import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type FieldTypeName, fieldDefinition } from '../../../engine/definition/field.ts';
import { fieldTypeOf } from '../../../engine/field-types/index.ts';
import type { IssueCode } from '../../../engine/issue.ts';
import { choices } from './tables/choices.ts';
import { computed } from './tables/computed.ts';
import { moments } from './tables/moments.ts';
import { numbers } from './tables/numbers.ts';
import { references } from './tables/references.ts';
import type { Tables } from './tables/table.ts';
import { texts } from './tables/texts.ts';

/** One table for each field type; does not compile while one is missing. */
const tables: Tables<FieldTypeName> = {
  ...texts,
  ...numbers,
  ...moments,
  ...choices,
  ...references,
  ...computed,
};

const ajv = new Ajv2020({ strict: false, validateFormats: false });

describe.each(Object.entries(tables))('%s', (type, { options, good, bad }) => {
  const field = fieldDefinition.parse({ type, label: { en: type }, ...options });
  const parse = (input: unknown) => {
    const codes: IssueCode[] = [];
    const value = fieldTypeOf(field).parse(input, field, (code) => codes.push(code));
    return { value, codes };
  };

  test.skipIf(good.length === 0).each(good)('%j is kept as %j', (input, expected) => {
    expect(parse(input)).toEqual({ value: expected, codes: [] });
  });

  test.skipIf(good.length === 0).each(good)(
    '%j is kept as it was kept: parsing twice changes nothing',
    (input) => {
      const once = parse(input).value;

      if (once !== null) expect(parse(once)).toEqual({ value: once, codes: [] });
    },
  );

  test.skipIf(good.length === 0).each(good)(
    '%j, once kept, fits the schema that the API gives',
    (_, expected) => {
      const fits = ajv.compile(fieldTypeOf(field).schema(field));

      if (expected !== null) expect(fits(expected), JSON.stringify(fits.errors)).toBe(true);
    },
  );

  test.each(bad)('%j is refused: %s', (input, ...codes) => {
    expect(parse(input).codes).toEqual(codes);
  });
});
