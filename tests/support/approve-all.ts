import { succeeded, type TestClient } from './test-client.ts';

/** Lets everybody who holds a task on a record approve it, until nobody does; gives who decided, in order. */
export async function approveAll(
  clients: Readonly<Record<string, TestClient>>,
  record: string,
): Promise<string[]> {
  const deciders: string[] = [];
  for (let before = -1; before < deciders.length; ) {
    before = deciders.length;
    for (const [username, client] of Object.entries(clients)) {
      const { items } = await succeeded(client.get('/api/tasks?status=open'));
      const task = items.find((one: { record: string }) => one.record === record);
      if (!task) continue;
      const decision = { action: 'approve', seenRevision: task.revision };
      await succeeded(client.post(`/api/tasks/${task.id}/actions`, decision));
      deciders.push(username);
    }
  }
  return deciders;
}
