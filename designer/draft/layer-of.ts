import type { Change, LayerDefinition } from '../../engine/definition/layer.ts';
import { sameJson } from '../../engine/json.ts';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import { indexProvenance, provenanceOf } from '../../engine/layer/provenance.ts';
import { parseTarget, type Sources, type Target, valueAt } from '../../engine/layer/target.ts';

/** The layer as it was known before, with what it made of the standard. */
export interface KnownLayer {
  layer: LayerDefinition;
  sources: Sources;
}

export interface Stamp {
  author: string;
  at: string;
  /** Reasons given for properties, by target. */
  reasons: Readonly<Record<string, string>>;
}

type Story = Pick<Change, 'reason' | 'author' | 'at'>;

/**
 * The layer that leads from the standard to the edited modules. What was already so keeps its reason,
 * author and time; what is new gets the stamp.
 */
export function layerOf(
  standard: Sources,
  edited: Sources,
  known: KnownLayer,
  stamp: Stamp,
): LayerDefinition {
  const provenance = indexProvenance([known.layer]);
  const changes = diffSources(standard, edited).map((change): Change => {
    const version = standard[change.target.split('/')[0] as string]?.module.version;
    const kept = isAsBefore(change, known, edited) ? storyOf(change, known, provenance) : undefined;
    const reason = stamp.reasons[change.target];
    const story = kept ?? { author: stamp.author, at: stamp.at };
    return {
      ...change,
      ...(typeof version === 'string' && { baseVersion: version }),
      ...story,
      ...(reason !== undefined && { reason }),
    };
  });
  return { layer: 'tenant', base: versionsOf(standard), changes };
}

export function versionsOf(standard: Sources): Record<string, string> {
  return Object.fromEntries(
    Object.entries(standard).map(([id, source]) => [id, String(source.module.version)]),
  );
}

/** Whether what the change leads to was so before: the same value, or for a move the same neighbour. */
function isAsBefore(change: Change, known: KnownLayer, edited: Sources): boolean {
  if (change.op === 'move')
    return known.layer.changes.some(
      ({ target, op, before, after }) =>
        target === change.target && op === 'move' && before === change.before && after === change.after,
    );
  const target = parseTarget(change.target) as Target;
  return sameJson(valueAt(edited, target), valueAt(known.sources, target));
}

/** What is known of the change: its own story, that of the change it is part of, or of one that is part of it. */
function storyOf(
  { target, op }: Change,
  { layer }: KnownLayer,
  provenance: ReturnType<typeof indexProvenance>,
): Story | undefined {
  const own = layer.changes.find((one) => one.target === target && one.op === op);
  const found =
    own ??
    provenanceOf(provenance, target)?.change ??
    layer.changes.find((one) => one.target.startsWith(`${target}/`));
  if (!found) return undefined;
  const { reason, author, at } = found;
  return {
    ...(reason !== undefined && { reason }),
    ...(author !== undefined && { author }),
    ...(at !== undefined && { at }),
  };
}
