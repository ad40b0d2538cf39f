import { useCanvas } from '../canvas-store.ts';
import { useRunWords } from './use-run-words.ts';

/** What a condition came to on the tried way: "80,000 ≥ 50,000 ✓". */
export function RunValues({ part, otherwise }: { part: string; otherwise: string }) {
  const found = useCanvas((state) => state.run?.branches.get(part));
  const words = useRunWords();
  if (!found) return otherwise;
  return (
    <span className="run-values">
      <span aria-hidden="true">{found.truth === true ? '✓' : found.truth === 'failed' ? '!' : '✗'}</span>{' '}
      {words(found)} <span className="visually-hidden">{otherwise}</span>
    </span>
  );
}
