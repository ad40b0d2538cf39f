import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { type Issue, issue, pointer, segmentsOf } from '../../../engine/issue.ts';

/** One validator for every shape of the API; schemas are compiled once, when a route is first called. */
const ajv = new Ajv2020({ allErrors: true, strict: false, coerceTypes: false });
// The package's default export is the function itself under CommonJS interop.
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);

const jsonSchemas = {
  input: new WeakMap<z.ZodType, JsonSchema>(),
  output: new WeakMap<z.ZodType, JsonSchema>(),
};

type JsonSchema = Record<string, unknown>;

/**
 * The JSON Schema that the OpenAPI document shows, and that requests are checked by. What goes out has
 * the properties that it names and no others.
 */
export function jsonSchemaOf(shape: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema {
  const known = jsonSchemas[io].get(shape);
  if (known) return known;
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as JsonSchema;
  jsonSchemas[io].set(shape, schema);
  return schema;
}

const validators = new WeakMap<z.ZodType, ValidateFunction>();

/** Everything wrong with the shape of a value; nothing when it fits. */
export function issuesOfShape(shape: z.ZodType, value: unknown, kind: 'property' | 'parameter'): Issue[] {
  if (shape instanceof z.ZodDiscriminatedUnion) return issuesOfUnion(shape, value, kind);
  const validate = validators.get(shape) ?? ajv.compile(jsonSchemaOf(shape));
  validators.set(shape, validate);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => issueOf(error, kind));
}

/** Of shapes that one property tells apart, what is wrong by the one that the value names. */
function issuesOfUnion(
  { def: { discriminator }, options }: z.ZodDiscriminatedUnion,
  value: unknown,
  kind: 'property' | 'parameter',
): Issue[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [issue('request.wrong-shape', '', { wanted: 'must be object' })];
  const name = (value as Record<string, unknown>)[discriminator];
  const at = pointer([discriminator]);
  if (name === undefined) return [issue('request.missing-property', at, { property: discriminator })];
  const known = (options as readonly z.ZodObject[]).map((option) => ({
    option,
    names: [...((option.shape[discriminator] as z.ZodLiteral)._zod.values ?? [])],
  }));
  const found = known.find(({ names }) => names.includes(name as string));
  if (found) return issuesOfShape(found.option, value, kind);
  return [issue('request.wrong-shape', at, { wanted: known.flatMap(({ names }) => names).join(', ') })];
}

function issueOf(
  { keyword, instancePath, params, message }: ErrorObject,
  kind: 'property' | 'parameter',
): Issue {
  const at = (name: unknown) => pointer([...segmentsOf(instancePath), String(name)]);
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    return kind === 'parameter'
      ? issue('request.unknown-parameter', at(name), { parameter: name })
      : issue('request.unknown-property', at(name), { property: name });
  }
  if (keyword === 'required')
    return issue('request.missing-property', at(params.missingProperty), {
      property: String(params.missingProperty),
    });
  return issue('request.wrong-shape', instancePath, { wanted: message ?? keyword });
}
