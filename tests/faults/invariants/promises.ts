import type { Aftermath } from '../invariants.ts';

/**
 * Whoever was told that something is done finds it done, once, and was told the same each time. A refusal
 * did nothing: it may be another one when it is asked again.
 */
export async function promisesKept({ db, orders, journal }: Aftermath): Promise<string[]> {
  const wrong: string[] = [];
  const answers = new Map<string, { status: number; body: string }>();
  for (const { key, status, body } of journal) {
    const earlier = answers.get(key);
    if (earlier && earlier.status < 300 && (earlier.status !== status || earlier.body !== body))
      wrong.push(`${key} was answered ${earlier.status} and then ${status}, or not in the same words`);
    answers.set(key, { status, body });
    if (status >= 400 && !/^(approve|race)-/.test(key)) wrong.push(`${key} was refused: ${status} ${body}`);
  }
  for (const id of orders) {
    const won = ['approve', 'race'].filter((kind) => answers.get(`${kind}-${id}`)?.status === 200);
    if (won.length !== 1) wrong.push(`${won.length} approvals of order ${id} were acknowledged`);
  }
  const kept = await db.collection('commands').find({}).toArray();
  const done = new Set(kept.map(({ key }) => key));
  for (const [key, { status }] of answers)
    if (status < 300 && !done.has(key)) wrong.push(`${key} was acknowledged and is lost`);
  if (done.size !== kept.length) wrong.push('a key was kept twice');
  return wrong;
}
