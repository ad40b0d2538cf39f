import { useCanvas } from '../canvas-store.ts';

/** Who would have it on the tried way; what the node says when nobody is known. */
export function RunNames({ node, otherwise }: { node: string; otherwise: string }) {
  const step = useCanvas((state) => state.run?.steps.get(node));
  if (!step || step.slots.length === 0) return otherwise;
  return step.slots.map((slot) => slot.assignee.name).join('、');
}
