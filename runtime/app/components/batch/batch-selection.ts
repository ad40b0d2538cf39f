import { create } from 'zustand';
import type { Task } from '../../api/tasks.ts';

/** To-dos that are being picked to be decided together; nothing while nobody picks. */
interface Selection {
  isChoosing: boolean;
  chosen: Readonly<Record<string, Task>>;
}

export const useBatchSelection = create<Selection>()(() => ({ isChoosing: false, chosen: {} }));

export function startChoosing(): void {
  useBatchSelection.setState({ isChoosing: true });
}

export function endChoosing(): void {
  useBatchSelection.setState({ isChoosing: false, chosen: {} });
}

/** Picks a to-do, or lets it go. */
export function toggleTask(task: Task): void {
  useBatchSelection.setState(({ chosen: { [task.id]: was, ...others } }) => ({
    isChoosing: true,
    chosen: was ? others : { ...others, [task.id]: task },
  }));
}

export function chooseTasks(tasks: readonly Task[]): void {
  useBatchSelection.setState({
    isChoosing: true,
    chosen: Object.fromEntries(tasks.map((task) => [task.id, task])),
  });
}
