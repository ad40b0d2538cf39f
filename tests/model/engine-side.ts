import type { Configuration } from '../../engine/compile/compiled.ts';
import { Refusal } from '../../engine/refusal.ts';
import type { Command } from '../../engine/workflow/command.ts';
import type { Slot, Visit } from '../../engine/workflow/instance.ts';
import { Approval } from '../support/approval.ts';
import { organisationOf } from '../support/organisation.ts';
import type { Act, SeatAddress } from './act.ts';
import type { World } from './random-company.ts';

/** The engine, told the same as the model. */
export class EngineSide {
  private readonly approval: Approval;
  private readonly left = new Set<string>();

  private readonly world: World;

  constructor(configuration: Configuration, world: World, isChecked: boolean) {
    this.world = world;
    const { organisation, record } = world;
    const sketch = { initiator: 'p0', organisation: organisationOf(organisation), record: { ...record } };
    this.approval = new Approval(configuration, { ...sketch, isChecked });
  }

  get instance() {
    return this.approval.current;
  }

  /** Whether the command is accepted. */
  perform(act: Act): boolean {
    try {
      this.does(act);
      return true;
    } catch (cause) {
      if (cause instanceof Refusal) return false;
      throw cause;
    }
  }

  private does({ verb, actor, isAdministrator, seat, target, addition, change, rung, ...more }: Act): void {
    if (verb === 'leave') this.leave(actor);
    else if (verb === 'edit') this.approval.edit(actor, change ?? {});
    else if (verb === 'late') this.fire(seat, rung);
    else if (verb === 'start') this.approval.start();
    else this.send({ verb, actor, isAdministrator, seat, target, addition, ...more });
  }

  private send({ verb, actor, isAdministrator, seat, target, addition, ...more }: Act): void {
    const visit = this.visitAt(seat);
    this.approval.send({
      ...more,
      verb: verb as Command['verb'],
      actor: { id: actor, ...(isAdministrator && { isAdministrator }) },
      ...(seat && { slot: this.slotAt(seat)?.id ?? 'none' }),
      ...(target && { target: this.slotAt(target)?.id ?? 'none' }),
      ...(addition !== undefined && { addition: visit?.additions?.[addition]?.id ?? 'none' }),
    });
  }

  /** The clock of a seat, or of all of them, for that rung. */
  private fire(seat: SeatAddress | undefined, rung: number | undefined): void {
    const [visit, slot] = [this.visitAt(seat), seat && this.slotAt(seat)];
    if (!visit || !slot) throw new Refusal('task.not-found');
    const clock = visit.clocks?.find(
      (one) => one.rung === rung && (one.slot === undefined || one.slot === slot.id),
    );
    if (clock) this.approval.fireTimer({ visit: visit.id, generation: clock.generation, kind: 'timeout' });
  }

  private leave(person: string): void {
    this.left.add(person);
    const { organisation } = this.world;
    const people = Object.entries(organisation.people).map(([id, one]) => [
      id,
      { ...one, active: one.active !== false && !this.left.has(id) },
    ]);
    this.approval.organisation = organisationOf({ ...organisation, people: Object.fromEntries(people) });
  }

  private visitAt(address: SeatAddress | undefined): Visit | undefined {
    return this.instance?.visits.find((one) => one.node === address?.node && one.number === address.visit);
  }

  private slotAt(address: SeatAddress): Slot | undefined {
    const mine = this.visitAt(address)?.slots.filter((one) => one.assignee.id === address.person);
    return mine?.[address.nth];
  }
}
