import { Decimal } from '../decimal.ts';
import { coerce } from './coerce.ts';
import type { ExpressionCompiler } from './compiler.ts';
import { type Environment, ExpressionFailure, type Row, type Value } from './environment.ts';
import { burn, type Part } from './part.ts';
import type { Expression } from './syntax.ts';
import { listOf, type ValueType } from './value-type.ts';

export function compileNumber(node: Expression & { kind: 'number' }): Part {
  const value = new Decimal(node.digits);
  return { type: { kind: 'number' }, run: () => value };
}

export function compileName(compiler: ExpressionCompiler, node: Expression & { kind: 'name' }): Part {
  const index = compiler.variables.findLastIndex((one) => one.name === node.name);
  const variable = compiler.variables[index];
  if (variable)
    return { type: variable.type, origins: variable.origins, run: (frame) => frame.variables[index] ?? null };
  const binding = compiler.scope.name(node.name);
  if (!binding)
    return compiler.report('expression.unknown-name', node, {
      name: node.name,
      known: compiler.scope.names().slice(0, 12).join(', '),
    });
  const { root, field, type } = binding;
  const origins = [{ root, path: field === undefined ? [] : [field] }];
  compiler.read(origins);
  if (field === undefined)
    return { type, origins, run: (frame) => coerce(frame.environment.roots[root], type) };
  return {
    type,
    origins,
    run: (frame) => coerce((frame.environment.roots[root] as Row | null | undefined)?.[field], type),
  };
}

export function compileMember(compiler: ExpressionCompiler, node: Expression & { kind: 'member' }): Part {
  const of = compiler.compile(node.of);
  if (of.type.kind === 'unknown') return of;
  const element = of.type.kind === 'list' ? of.type.of : of.type;
  const type = element.kind === 'record' ? compiler.scope.member(element.shape, node.name) : undefined;
  if (element.kind !== 'record' || !type)
    return compiler.report('expression.unknown-field', node, {
      name: node.name,
      of: element.kind === 'record' ? element.shape : element.kind,
    });
  const origins = of.origins?.map(({ root, path }) => ({ root, path: [...path, node.name] })) ?? [];
  compiler.read(origins);
  const get = (value: Value, environment: Environment) =>
    memberOf(value, element, node.name, type, environment);
  if (of.type.kind !== 'list')
    return { type, origins, run: (frame) => get(of.run(frame), frame.environment) };
  return {
    type: type.kind === 'list' ? type : listOf(type),
    origins,
    run: (frame) => {
      const list = of.run(frame) as readonly Value[] | null;
      if (list === null) return [];
      burn(frame, list.length);
      const values = list.map((one) => get(one, frame.environment));
      return type.kind === 'list' ? values.flatMap((one) => one ?? []) : values;
    },
  };
}

function memberOf(
  value: Value,
  element: ValueType & { kind: 'record' },
  name: string,
  type: ValueType,
  environment: Environment,
): Value {
  if (value === null) return null;
  const row = element.inline
    ? (value as Row)
    : environment.lookup(element.shape, (value as Row).id as string);
  if (row === undefined) throw new ExpressionFailure('not-loaded');
  return row === null ? null : coerce(row[name], type);
}
