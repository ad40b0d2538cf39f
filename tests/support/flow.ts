import { compileConfiguration } from '../../engine/compile/compile-configuration.ts';
import type { Configuration } from '../../engine/compile/compiled.ts';
import type { AssigneeSource } from '../../engine/definition/assignees.ts';
import { type ModuleSource, parseModule } from '../../engine/definition/parse-module.ts';
import type { Issue } from '../../engine/issue.ts';
import { configurationOf, issuesOf, moduleOf, sourcesOf } from './configuration.ts';

/** A workflow over a request, as short as a test can say it. */
export interface FlowSketch {
  nodes: Record<string, object>;
  withdraw?: 'never' | 'until-first-action' | 'while-running';
  material?: string[];
  duplicates?: 'none' | 'consecutive' | 'any-earlier';
  amount?: string;
  maxReturns?: number;
  maxTransfers?: number;
  maxReentries?: number;
  admin?: object;
  /** Workflows of parts, which it may start (G5). */
  children?: Record<string, Pick<FlowSketch, 'nodes'>>;
  /** The state that a part is submitted from; where it begins unless a test says otherwise. */
  startsChildrenFrom?: string;
}

/** An approval node for these people; the initiator may be among them unless a test says otherwise. */
export function ask(
  from: AssigneeSource | Partial<AssigneeSource> | readonly Partial<AssigneeSource>[],
  { assignees, ...more }: { assignees?: object; next?: string; [key: string]: unknown } = {},
): object {
  const sources = Array.isArray(from) ? from : [from];
  return {
    type: 'approval',
    next: 'end',
    assignees: { from: sources, ifInitiator: 'self', ...assignees },
    ...more,
  };
}

/** People by their names. */
export function users(...names: string[]): { user: string }[] {
  return names.map((user) => ({ user }));
}

export const end = { type: 'end' };

export function startAt(next: string, more: object = {}): object {
  return { type: 'start', next, ...more };
}

/** `when` in order, `else` last. */
export function gateway(branches: Record<string, [string, string]>, otherwise: string): object {
  const conditions = Object.entries(branches).map(([id, [when, next]]) => [id, { when, next }]);
  return { type: 'exclusive', branches: { ...Object.fromEntries(conditions), else: { next: otherwise } } };
}

/** One node for these people between start and end. */
export function oneNode(from: Parameters<typeof ask>[0], more: Parameters<typeof ask>[1] = {}): FlowSketch {
  return { nodes: { start: startAt('node'), node: ask(from, more), end } };
}

const request = {
  kind: 'document',
  title: 'subject',
  states: { draft: {}, 'in-approval': {}, approved: {} },
  transitions: { submit: { from: ['draft'], workflow: 'approval', approved: 'approved' } },
  fields: {
    subject: { type: 'text' },
    amount: { type: 'money' },
    urgent: { type: 'boolean' },
    note: { type: 'text' },
    secret: { type: 'text' },
    wanted: { type: 'date' },
    way: { type: 'choice', options: { road: {}, air: {} } },
    tags: { type: 'multi-choice', options: { new: {}, big: {} } },
    reviewer: { type: 'user' },
    unit: { type: 'department' },
    lines: {
      type: 'lines',
      fields: { owner: { type: 'user' }, price: { type: 'money' }, note: { type: 'text' } },
    },
  },
};

const settings = {
  kind: 'setting',
  title: 'name',
  fields: { name: { type: 'text' }, limit: { type: 'money' } },
};

const roles = Object.fromEntries(['finance', 'general-manager', 'clerk', 'auditor'].map((id) => [id, {}]));

/** Something for which another request submits records of its own, by any of these workflows (G5). */
const partOf = (workflows: readonly string[], from: string) => ({
  kind: 'document',
  title: 'subject',
  states: { draft: {}, 'in-approval': {}, approved: {}, filed: {} },
  transitions: {
    ...Object.fromEntries(
      workflows.map((workflow) => [workflow, { from: [from], workflow, approved: 'approved' }]),
    ),
    file: { from: ['approved'], to: 'filed' },
  },
  fields: {
    subject: { type: 'text' },
    price: { type: 'money' },
    found: { type: 'text' },
    request: { type: 'reference', entity: 'request' },
    lines: { type: 'lines', fields: { note: { type: 'text' }, price: { type: 'money' } } },
  },
});

function moduleOfFlow({ children = {}, startsChildrenFrom = 'draft', ...sketch }: FlowSketch): ModuleSource {
  const parts = Object.entries(children).map(([id, child]) => [id, { entity: 'part', ...child }]);
  return moduleOf('requests', {
    entity: {
      request,
      'request-settings': settings,
      ...(parts.length > 0 && { part: partOf(Object.keys(children), startsChildrenFrom) }),
    },
    role: roles,
    workflow: { approval: { entity: 'request', ...sketch }, ...Object.fromEntries(parts) },
  });
}

/** The configuration in which a request goes this way. */
export function flowOf(sketch: FlowSketch): Configuration {
  return configurationOf(moduleOfFlow(sketch));
}

/** What the check has to say of it. */
export function flowProblems(sketch: FlowSketch): readonly Issue[] {
  return issuesOf(moduleOfFlow(sketch));
}

/** The same of a graph that the check would refuse: what guards a running instance must not rely on it. */
export function uncheckedFlowOf(sketch: FlowSketch): Configuration {
  const modules = Object.entries(sourcesOf(moduleOfFlow(sketch))).map(([id, source]) => {
    const { module, issues } = parseModule(id, source);
    if (!module) throw new Error(JSON.stringify(issues));
    return module;
  });
  const { configuration, issues } = compileConfiguration(modules, 'unchecked');
  if (!configuration) throw new Error(JSON.stringify(issues));
  return configuration;
}
