import { create } from 'zustand';

/** Whether the approvals under way are shown; publishing shows them too, where it leaves some behind. */
export const useMigrationDialog = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function showMigrations(isOpen: boolean): void {
  useMigrationDialog.setState({ isOpen });
}
