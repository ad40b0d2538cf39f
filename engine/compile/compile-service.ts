import type { ServiceCall, ServiceName, ServiceNode } from '../definition/service.ts';
import type { WorkflowDefinition } from '../definition/workflow.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { Scope } from '../expression/scope.ts';
import { text, unknown, type ValueType } from '../expression/value-type.ts';
import { checkField, typeOfPath } from './check-names.ts';
import { isPeople } from './compile-people.ts';
import type { CompiledCall } from './compiled-workflow.ts';
import type { CompileContext, Segments } from './context.ts';

/** What every service must be given; what has no name here may be given to `http-request` only. */
const inputs: Record<ServiceName, Readonly<Record<string, ValueType>>> = {
  'set-fields': {},
  'http-request': { url: text },
  'post-transition': { transition: text },
  notify: { to: unknown, text },
};

export interface CallPlace {
  scope: Scope;
  definition: WorkflowDefinition;
  at: Segments;
}

/** Compiles what a service is given; everything that it needs is there, nothing that it does not know (approval.md G6). */
export function compileCall(
  context: CompileContext,
  { service, input }: ServiceCall,
  { scope, definition, at }: CallPlace,
): CompiledCall {
  const wanted = inputs[service];
  const isFree = service === 'set-fields' || service === 'http-request';
  const missing = Object.keys(wanted).filter((name) => !Object.hasOwn(input, name));
  for (const name of missing)
    context.report('workflow.service-input-missing', [...at, 'input'], { service, input: name });
  for (const name of Object.keys(input)) {
    if (service === 'set-fields') checkField(context, definition.entity, name, [...at, 'input', name]);
    if (!isFree && !Object.hasOwn(wanted, name))
      context.report('workflow.service-input-unknown', [...at, 'input', name], { service, input: name });
  }
  const typeOf = (name: string): ValueType =>
    service === 'set-fields'
      ? (typeOfPath(context, definition.entity, name) ?? unknown)
      : (wanted[name] ?? unknown);
  const compiled = context.expressions(input, scope, typeOf, [...at, 'input']);
  if (service === 'notify' && compiled.to && !isPeople(compiled.to.type))
    context.report('expression.wrong-type', [...at, 'input', 'to'], {
      wanted: 'user',
      given: compiled.to.type.kind,
    });
  if (service === 'post-transition' && compiled.transition)
    checkTransition(context, definition.entity, compiled.transition, [...at, 'input', 'transition']);
  return { service, input: compiled };
}

/** What its answer fills must be fields; only an answer from outside has anything to fill them with. */
export function checkOutput(
  context: CompileContext,
  { service, output }: ServiceNode,
  { definition, at }: Omit<CallPlace, 'scope'>,
): void {
  for (const field of Object.keys(output)) {
    checkField(context, definition.entity, field, [...at, 'output', field]);
    if (service !== 'http-request')
      context.report('workflow.service-without-output', [...at, 'output', field], { service });
  }
}

/** A plain transition of the record, as far as it is said by name. */
function checkTransition(
  context: CompileContext,
  entity: string,
  { tree }: CompiledExpression,
  at: Segments,
): void {
  if (tree.kind !== 'literal' || typeof tree.value !== 'string') return;
  const named = tree.value;
  const found = context.entity(entity)?.transitions[named];
  if (found?.to === undefined || found.workflow !== undefined)
    context.report('definition.unknown-transition', at, { transition: tree.value });
}
