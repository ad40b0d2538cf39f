import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Issue } from '../../../engine/issue.ts';
import { useLanguage } from '../messages/use-words.ts';
import type { LaidSection } from './layout/lay-out.ts';
import type { FormModel } from './model/form-model.ts';
import type { FormState } from './model/form-state.ts';
import type { Reader } from './values/format-value.ts';

/** What the parts of one form share. */
export interface FormContext {
  model: FormModel;
  /** Begins the ids of its elements. */
  id: string;
  isPhone: boolean;
  /** Fields that the page's task asks for. */
  mustFill: ReadonlySet<string>;
  /** Lets a part that draws many spots itself, the line grid, move the focus to one of them. */
  focusers: Map<string, (key: string) => void>;
  /** What is typed at the moment and not told yet, to be told before a save. */
  flushes: Set<() => void>;
  sections: readonly LaidSection[];
}

const context = createContext<FormContext | undefined>(undefined);

export const FormProvider = context.Provider;

export function useForm(): FormContext {
  const form = useContext(context);
  if (!form) throw new Error('a part of a form stands outside of one');
  return form;
}

/** One thing out of the state of the form; the component is drawn again only when it changes. */
export function useFormState<T>(select: (state: FormState) => T): T {
  return useStore(useForm().model.state, select);
}

/** For whom values are written out. */
export function useReader(): Reader {
  const language = useLanguage();
  const { timeZone } = useForm().model.session.tenant;
  return useMemo(() => ({ language, timeZone }), [language, timeZone]);
}

const none: readonly Issue[] = [];

export function useIssues(key: string): readonly Issue[] {
  return useFormState((state) => state.issues.get(key) ?? none);
}

/** The id of the element that takes the focus for a field of the record. */
export function fieldElementId(formId: string, field: string): string {
  return `${formId}-${field}`;
}

/** Has what is typed told before a save; a part that stands outside of a form has nothing to tell. */
export function useFlush(flush: () => void): void {
  const form = useContext(context);
  const latest = useRef(flush);
  // With the page itself: a key may follow what was drawn within the same moment.
  useLayoutEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    const call = () => latest.current();
    form?.flushes.add(call);
    return () => {
      form?.flushes.delete(call);
    };
  }, [form]);
}
