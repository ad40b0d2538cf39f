import { useMemo } from 'react';
import { textOf } from '../../../../engine/definition/common.ts';
import { useLanguage } from '../../../../runtime/app/messages/use-words.ts';
import type { Name } from '../../../expression/names.ts';
import { useWorkflow } from '../../workflow-context.tsx';

interface FieldOption {
  value: string;
  label: string;
}

/** The fields of the workflow's entity that hold a number. */
export function useNumberFields(): FieldOption[] {
  return useFields((names) => names.roots(), isNumber);
}

/** The fields of the workflow's entity by which something can be classed: choices, texts, references. */
export function useCategoryFields(): FieldOption[] {
  return useFields((names) => names.roots(), isCategory);
}

/** The fields of the workflow's entity that hold a day. */
export function useDateFields(): FieldOption[] {
  return useFields((names) => names.roots(), isDate);
}

/** The fields of a person that hold a number: how much each may approve. */
export function useUserNumberFields(): FieldOption[] {
  return useFields((names) => names.members({ kind: 'record', shape: 'user' }), isNumber);
}

type NamesOfWorkflow = ReturnType<typeof useWorkflow>['labels']['names'];

function useFields(
  read: (names: NamesOfWorkflow) => Name[],
  isWanted: (name: Name) => boolean,
): FieldOption[] {
  const language = useLanguage();
  const { names } = useWorkflow().labels;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read and wanted is written at each call
  return useMemo(
    () =>
      read(names)
        .filter((one) => one.definition !== undefined && isWanted(one))
        .map(({ id, label }) => ({ value: id, label: textOf(label, language) })),
    [names, language],
  );
}

function isNumber({ type }: Name): boolean {
  return type.kind === 'number';
}

function isDate({ type }: Name): boolean {
  return type.kind === 'date' || type.kind === 'date-time';
}

function isCategory({ type }: Name): boolean {
  return type.kind === 'text' || type.kind === 'record';
}
