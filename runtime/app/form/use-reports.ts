import { useEffect } from 'react';
import type { RecordFormReports } from './form-handle.ts';
import type { FormModel } from './model/form-model.ts';
import { useLatest } from './use-form-model.ts';

/** Tells the page what changes in the form: whether there is something to save, what the server says of it. */
export function useReports(model: FormModel, reports: RecordFormReports, settled: () => void): void {
  const latest = useLatest({ reports, settled });
  useEffect(
    () =>
      model.state.subscribe((state, before) => {
        const { onDirtyChange, onEvaluated } = latest.current.reports;
        if (state.isDirty !== before.isDirty) onDirtyChange?.(state.isDirty);
        if (
          state.path !== before.path ||
          state.isEvaluating !== before.isEvaluating ||
          state.issues !== before.issues
        )
          onEvaluated?.({
            path: state.path,
            issues: [...state.issues.values()].flat(),
            isPending: state.isEvaluating,
          });
        if (before.showsMissing && !state.showsMissing) latest.current.settled();
      }),
    [model, latest],
  );
}
