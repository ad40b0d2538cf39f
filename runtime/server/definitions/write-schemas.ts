import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaOf, schemaNames } from './json-schemas.ts';

/** The folder that the `$schema` of every definition file points into. */
const folder = join('definitions', 'schemas');

mkdirSync(folder, { recursive: true });
const files = new Map(schemaNames.map((name) => [`${name}.schema.json`, jsonSchemaOf(name)]));
for (const [file, schema] of files) writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
for (const stale of readdirSync(folder).filter((name) => !files.has(name))) rmSync(join(folder, stale));
process.stdout.write(`${files.size} schemas in ${folder}\n`);
