import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { definitionKinds } from '../../engine/definition/module.ts';
import { jsonSchemaOf, type SchemaName, schemaNames } from '../../runtime/server/definitions/json-schemas.ts';

const schemas = join('definitions', 'schemas');
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
addFormats.default(ajv);
const validators = new Map(schemaNames.map((name) => [name, ajv.compile(jsonSchemaOf(name))]));

/** Every shipped definition file with the kind that its place says. */
const files = [...filesBelow('definitions')]
  .filter((file) => file.endsWith('.json') && !/^definitions\/(schemas|demo)\//.test(file))
  .map((file): [string, SchemaName] => [file, kindOf(file)]);

describe('the JSON Schemas of definitions', () => {
  test.each(schemaNames)('%s is as `npm run definitions:schemas` writes it', (name) => {
    const written = readFileSync(join(schemas, `${name}.schema.json`), 'utf8');

    expect(written).toBe(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  });

  test('no schema is left over from a kind that is gone', () => {
    expect(readdirSync(schemas).sort()).toEqual(schemaNames.map((name) => `${name}.schema.json`).sort());
  });
});

describe('every shipped definition', () => {
  test.each(files)('%s obeys the schema of its kind and points to it first', (file, kind) => {
    const definition = JSON.parse(readFileSync(file, 'utf8'));

    const validate = validators.get(kind);
    validate?.(definition);

    expect(validate?.errors ?? []).toEqual([]);
    expect(Object.entries(definition)[0]).toEqual([
      '$schema',
      relative(dirname(file), join(schemas, `${kind}.schema.json`)),
    ]);
  });

  test('a wrong definition is refused by its schema', () => {
    const validate = validators.get('entity');

    validate?.({
      id: 'Wrong Id',
      label: { fr: 'non' },
      kind: 'table',
      title: 'x',
      fields: { a: { type: 'colour' } },
    });

    const paths = new Set(validate?.errors?.map((one) => one.instancePath));
    expect([...paths]).toEqual(expect.arrayContaining(['/id', '/label', '/kind', '/fields/a']));
  });
});

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function kindOf(file: string): SchemaName {
  const [, module = '', folder = ''] = file.split('/');
  if (module === 'layers') return 'layer';
  if (folder === 'module.json') return 'module';
  const kind = Object.entries(definitionKinds).find(([, one]) => one.folder === folder);
  if (!kind) throw new Error(`${file} is in no folder of definitions`);
  return kind[0] as SchemaName;
}
