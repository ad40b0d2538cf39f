import { createContext, type ReactNode, use, useMemo } from 'react';
import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { analyse } from '../draft/analysis.ts';
import { useDraft, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { entityAt, Names } from '../expression/names.ts';
import type { ExpressionPlace } from '../expression/place.ts';
import type { SentenceLabels } from '../expression/render-sentence.ts';
import { nodeOf } from '../graph/pointer.ts';
import { type CompanyNames, useOrganisation } from '../organisation/use-organisation.ts';
import type { PropertyPlace } from '../properties/use-property.ts';

/** The workflow that is open, and what its conditions and approvers are called. */
export interface OpenWorkflow {
  ref: DefinitionRef;
  entity: string;
  place: ExpressionPlace;
  labels: SentenceLabels;
  company: CompanyNames;
}

const Context = createContext<OpenWorkflow | undefined>(undefined);

export function WorkflowProvider({
  definition,
  children,
}: {
  definition: DefinitionRef;
  children: ReactNode;
}) {
  const value = useOpenedWorkflow(definition);
  return <Context value={value}>{children}</Context>;
}

function useOpenedWorkflow(ref: DefinitionRef): OpenWorkflow {
  const sources = useSources();
  const company = useOrganisation();
  const { currency } = useSession().tenant;
  const entity = String(definitionAt(sources, ref)?.entity ?? '');
  // Conditions name fields of entities; nothing else of the modules changes what they are called.
  const entities = useEntities();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entities stand for the sources
  return useMemo(() => {
    const isAmendment = decidesRequests(entityAt(sources, entity), ref.id);
    const place = { kind: 'condition', module: ref.module, entity, isAmendment } as const;
    const names = new Names(analyse(sources), place);
    return { ref, entity, place, labels: { names, title: company.title, currency }, company };
  }, [ref, entity, entities, company, currency]);
}

/** Whether requests to change or cancel approved records run through it (approval.md L6, L7). */
function decidesRequests(entity: JsonObject | undefined, workflow: string): boolean {
  const amendments = isJsonObject(entity?.amendments) ? entity.amendments : {};
  return [amendments.change, amendments.cancel].some((one) => isJsonObject(one) && one.workflow === workflow);
}

/** Changes only when an entity does. */
function useEntities(): string {
  return useDraft((state) => entitiesKey(state.history.present.sources));
}

const keys = new WeakMap<object, number>();
let count = 0;

function entitiesKey(sources: Parameters<typeof definitionAt>[0]): string {
  return Object.values(sources)
    .map((source) => {
      if (!keys.has(source.entity)) keys.set(source.entity, ++count);
      return keys.get(source.entity);
    })
    .join(',');
}

export function useWorkflow(): OpenWorkflow {
  const context = use(Context);
  if (!context) throw new Error('a part of a workflow was drawn outside of its page');
  return context;
}

/** Where the properties of a node are, by their keys within it. */
export function useNodePlaces(node: string): (...path: string[]) => PropertyPlace {
  const { ref } = useWorkflow();
  return useMemo(
    () =>
      (...path: string[]) => ({ definition: ref, path: ['nodes', node, ...path] }),
    [ref, node],
  );
}

/** The workflow as written, as it is being edited. */
export function useWorkflowJson(): JsonObject {
  const { ref } = useWorkflow();
  return useDraft((state) => definitionAt(state.history.present.sources, ref)) ?? none;
}

const none: JsonObject = {};

/** One node as written; it stays the same object while only others are edited. */
export function useNode(id: string): JsonObject | undefined {
  const { ref } = useWorkflow();
  return useDraft((state) => nodeOf(definitionAt(state.history.present.sources, ref) ?? none, id));
}
