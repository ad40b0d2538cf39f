import type { Aftermath } from '../invariants.ts';

/** Delivery notes are numbered without a gap, one an order, and orders know what was taken of them. */
export async function deliveriesKept({ db, journal }: Aftermath): Promise<string[]> {
  const wrong: string[] = [];
  const notes = await db.collection('records.delivery-note').find({}).toArray();
  const numbers = notes.map(({ values }) => Number(String(values.number).slice(-4))).sort((a, b) => a - b);
  for (const [index, number] of numbers.entries())
    if (number !== index + 1) wrong.push(`delivery note ${index + 1} is numbered ${number}`);
  const wanted = new Set(journal.flatMap(({ deed }) => (deed.startsWith('convert-') ? [deed.slice(8)] : [])));
  const orders = await db.collection('records.sales-order').find({}).toArray();
  for (const { _id, state, values } of orders) {
    const own = notes.filter((note) => note.values.order.id === String(_id));
    if (own.length !== (wanted.has(String(_id)) ? 1 : 0))
      wrong.push(`order ${_id} has ${own.length} delivery notes`);
    for (const line of values.lines) {
      const taken = own.length * Number(line.quantity);
      const { takenQuantity, deliveredQuantity } = line;
      if (Number(takenQuantity) !== taken || Number(deliveredQuantity) !== taken)
        wrong.push(`order ${_id}: ${takenQuantity} taken, ${deliveredQuantity} delivered, not ${taken}`);
    }
    if (own.length > 0 && state !== 'completed') wrong.push(`order ${_id} is delivered and ${state}`);
  }
  return wrong;
}
