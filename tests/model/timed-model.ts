import type { Timeout } from '../../engine/definition/timeout.ts';
import type { ApprovalNode } from '../../engine/definition/workflow.ts';
import type { Act } from './act.ts';
import { receiversOf } from './people.ts';
import { ReferenceModel } from './reference-model.ts';
import { isOpen, type Seat, type Visit } from './visit.ts';

/** Some rung of a ladder has run out: whose seats are late, and where. */
interface Late {
  visit: Visit;
  node: ApprovalNode;
  seats: Seat[];
  /** One clock for everybody, because one of them is enough. */
  isShared: boolean;
}

/** What happens while nobody decides (H2, H3); numbers are paragraphs of approval.md. */
export class TimedModel extends ReferenceModel {
  /** A clock is over: of a seat that has had its turn, or of the visit; each rung once. */
  late({ seat: address, rung: index = 0 }: Act): void {
    const { visit, seat } = this.seatAt(address);
    const node = this.approval(visit.node);
    const rung = node.timeouts[index];
    const isShared = node.decision === 'any' || node.decision === 'any-unless-all-reject';
    const hasClock = isShared || (isOpen(seat) && seat.state !== 'waiting' && !seat.advises);
    const { ranOut } = isShared ? visit : seat;
    if (this.state !== 'running' || visit.state !== 'open' || !hasClock || !rung || ranOut.has(index)) return;
    ranOut.add(index);
    const all = visit.seats.filter((one) => isOpen(one) && !one.addition && !one.advises);
    this.timeOut(rung, { visit, node, isShared, seats: isShared ? all : [seat] });
  }

  private timeOut(rung: Timeout, late: Late): void {
    const { visit, node } = late;
    if (rung.action === 'transfer') this.handOn(rung.to, late);
    else if (rung.action === 'auto-approve') this.decideLate('approved', late);
    else if (rung.action === 'auto-reject') this.decideLate('rejected', late);
    else if (rung.action === 'jump-edge') {
      visit.close('cancelled');
      this.enter(visit.token, rung.next);
    } else if (this.returns < this.flow.maxReturns) {
      const { resubmit } = node.return;
      const previous = visit.token.past.findLast((one) => one.isPassedByPeople);
      if (rung.action === 'return-to-previous' && previous)
        this.toNode(visit, 'a clock', 'restart', previous);
      else this.toInitiator(visit, 'a clock', resubmit === 'choose' ? 'restart' : resubmit, 'returned');
    }
  }

  /** Others take the late seats over, as often as a seat may be handed on (S1); of those that share a clock, who gets nobody is not needed. */
  private handOn(to: (Timeout & { action: 'transfer' })['to'], { visit, node, seats, isShared }: Late): void {
    const late = seats.filter((one) => one.transfers < this.flow.maxTransfers);
    const sitting = visit.seats.filter(isOpen).map((one) => one.person);
    const isFree = (id: string) =>
      !sitting.includes(id) && (id !== this.initiator || node.assignees.ifInitiator === 'self');
    const holders = late.map((one) => one.person);
    const receivers = receiversOf(to, holders, this.asking, isFree);
    if (late.length === 0 || receivers.length === 0) return;
    for (const [index, seat] of late.entries()) {
      const person = receivers[index];
      if (person !== undefined) this.replace(visit, seat, person);
      else if (isShared) visit.drop(seat, 'not-needed');
      if (visit.claimed && !isOpen(visit.claimed)) visit.unclaim();
    }
    this.settle(visit);
  }

  private replace(visit: Visit, seat: Seat, person: string): void {
    visit.seats.splice(visit.seats.indexOf(seat), 1, { ...seat, state: 'gone' });
    visit.seats.push(Object.assign(seat, { person, transfers: seat.transfers + 1 }));
    visit.dropBefore(seat);
    if (seat.state === 'delegated') seat.state = 'pending';
  }

  /** The clock decides the late seat, or the visit where one decides for all; that is nobody's decision. */
  private decideLate(state: 'approved' | 'rejected', { visit, seats: [seat], isShared }: Late): void {
    if (isShared || !seat) {
      this.conclude(visit, state === 'approved' ? 'passed' : 'rejected');
      return;
    }
    visit.dropBefore(seat);
    Object.assign(seat, { state, isByClock: true });
    for (const one of visit.additions.filter((some) => some.by === seat && some.state === 'waiting'))
      state === 'approved' ? visit.openAddition(one) : visit.endAddition(one);
    this.settle(visit);
  }
}
