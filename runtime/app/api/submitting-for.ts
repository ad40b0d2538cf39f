import { create } from 'zustand';

/** For which of the own departments somebody submits, until they choose another; the main one when absent (approval.md A9). */
export const useSubmittingFor = create<{ department?: string }>()(() => ({}));

/** What goes with a request that submits, or that asks what submitting would lead to. */
export function submittingFor(): { department?: string } {
  return useSubmittingFor.getState();
}
