import type { ApprovalNode } from '../../engine/definition/workflow.ts';
import type { Act, SeatAddress } from './act.ts';
import { isBlank } from './conditions.ts';
import { type Addition, isOpen, type Resume, type Seat, type Visit, type Vote } from './visit.ts';
import { Failed, Way } from './way.ts';

type Held = { visit: Visit; seat: Seat; node: ApprovalNode };

class Refused extends Error {}

/**
 * What people may do to an approval, a second time: written from approval.md alone, to be compared with
 * the engine command by command. Numbers are its paragraphs.
 */
export class ReferenceModel extends Way {
  /** Every to-do, as `person: node kind`. */
  get tasks(): string[] {
    return this.visits.flatMap(({ node, seats }) =>
      seats
        .filter((seat) => seat.state === 'pending')
        .map((seat) => `${seat.person}: ${node} ${seat.advises ? 'advise' : 'approve'}`),
    );
  }

  /** Whether the command is accepted; a refused one changes nothing. */
  perform(act: Act): boolean {
    try {
      this[act.verb as 'approve'](act);
      return true;
    } catch (cause) {
      if (cause instanceof Failed) this.state = 'failed';
      else if (!(cause instanceof Refused)) throw cause;
      return cause instanceof Failed;
    }
  }

  leave({ actor }: Act): void {
    this.left.add(actor);
  }

  start(_: Act): void {
    need(this.state === 'new');
    this.state = 'running';
    this.enter({ past: [] }, 'start');
  }

  /** B9: decisions, returns and added people are actions. */
  withdraw({ actor }: Act): void {
    need(actor === this.initiator && ['running', 'returned'].includes(this.state));
    need(this.flow.withdraw !== 'never');
    need(this.state === 'returned' || this.flow.withdraw === 'while-running' || !this.acted);
    this.finish('withdrawn');
  }

  /** B12 */
  terminate(act: Act): void {
    if (this.state === 'terminated') return;
    need(['running', 'returned'].includes(this.state) && !isBlank(act.opinion));
    const held = act.isAdministrator ? undefined : this.held(act);
    need(!held || (held.node.end && !held.seat.advises));
    this.finish('terminated');
  }

  approve = (act: Act): void => this.decide(act, 'approved');
  reject = (act: Act): void => this.decide(act, 'rejected');
  abstain = (act: Act): void => this.decide(act, 'abstained');

  private decide(act: Act, vote: Vote): void {
    const { visit, seat } = this.mayDecide(act, vote);
    Object.assign(seat, { state: vote, revision: this.revision });
    this.acted = true;
    for (const one of visit.additions.filter((some) => some.by === seat && some.state === 'waiting'))
      vote === 'approved' ? visit.openAddition(one) : visit.endAddition(one);
    if (visit.claimed === seat) visit.unclaim();
    this.settle(visit);
  }

  /** F2, F3, S12 */
  private mayDecide(act: Act, vote: Vote): Held {
    const held = this.held(act);
    const { opinion, abstain, fields } = held.node;
    const wanted = vote === 'approved' ? opinion.approve : vote === 'rejected' ? opinion.reject : 'required';
    need(!held.seat.advises && (vote !== 'abstained' || abstain));
    need(wanted !== 'required' || !isBlank(act.opinion));
    need(act.seenRevision === undefined || act.seenRevision === this.revision);
    const required = Object.keys(fields).filter((field) => fields[field] === 'required');
    need(vote !== 'approved' || required.every((field) => !isBlank(this.record[field])));
    return held;
  }

  /** S1: the same seat, another holder; the old one keeps a place in the list. */
  transfer(act: Act): void {
    const { visit, seat, node } = this.held(act);
    need(node.transfer.allowed && !seat.advises && seat.transfers < this.flow.maxTransfers);
    const [person] = this.asked(act, visit, 1, true) as [string];
    visit.seats.splice(visit.seats.indexOf(seat), 1, { ...seat, state: 'gone' });
    visit.seats.push(Object.assign(seat, { person, transfers: seat.transfers + 1 }));
  }

  /** S2 */
  delegate(act: Act): void {
    const { visit, seat, node } = this.held(act);
    let depth = 1;
    for (let above = seat.advises; above; above = above.advises) depth++;
    need(node.delegate.allowed && depth <= 3);
    const [person] = this.asked(act, visit, 1, false) as [string];
    visit.add({ person, group: '', weight: 0 }, { state: 'pending', advises: seat });
    seat.state = 'delegated';
  }

  advise(act: Act): void {
    const { seat } = this.held(act);
    need(seat.advises && act.advice && (act.advice === 'approve' || !isBlank(act.opinion)));
    seat.state = 'gone';
    (seat.advises as Seat).state = 'pending';
  }

  recall(act: Act): void {
    const { visit, seat } = this.held(act, ['delegated']);
    visit.dropAdvisers(seat);
    seat.state = 'pending';
  }

  /** S4–S6 */
  'add-sign'(act: Act): void {
    const { visit, seat, node } = this.held(act);
    const depth = seat.depth + 1;
    need(
      node.addSign.allowed &&
        !seat.advises &&
        act.place &&
        (depth === 1 || (node.addSign.nested && depth <= 3)),
    );
    need(act.place !== 'parallel' || (seat.addition?.decision ?? node.decision) !== 'sequential');
    const people = this.asked(act, visit, 20, true);
    if (act.approves && act.place === 'after') this.mayDecide(act, 'approved');
    this.acted = true;
    const asked = { depth, askedBy: seat };
    if (act.place === 'parallel')
      for (const person of people)
        visit.add(
          { person, group: seat.group, weight: act.weight ?? 0 },
          {
            ...asked,
            state: visit.claimed && !seat.addition ? 'waiting' : 'pending',
            addition: seat.addition,
          },
        );
    else {
      const { place = 'before', decision = 'all', strict = false } = act;
      const addition: Addition = { by: seat, place, decision, strict, state: 'waiting' };
      visit.additions.push(addition);
      for (const person of people) visit.add({ person, group: '', weight: 0 }, { ...asked, addition });
      if (place === 'before') seat.state = 'asking';
      if (place === 'before') visit.openAddition(addition);
    }
    if (act.place === 'after' && act.approves) this.decide(act, 'approved');
    else this.settle(visit);
  }

  'cancel-addition'(act: Act): void {
    const { visit, seat } = this.held(act, ['pending', 'asking', 'delegated', 'approved']);
    const addition = visit.additions[act.addition ?? -1];
    need(addition && addition.by === seat && addition.state !== 'over');
    visit.endAddition(addition as Addition);
    this.settle(visit);
  }

  /** S7, M9: who has decided removes only whom that one asked in. */
  remove(act: Act): void {
    const {
      visit,
      seat: own,
      node,
    } = this.held(act, ['pending', 'asking', 'delegated', 'approved', 'rejected', 'abstained']);
    const { visit: same, seat } = this.seatAt(act.target);
    need(!isBlank(act.opinion) && same === visit && isOpen(seat) && !seat.advises && !own.advises);
    need(own !== seat && (seat.askedBy || node.addSign.removeOriginal));
    need(own.state === 'pending' || seat.askedBy === own);
    visit.drop(seat, 'gone');
    this.settle(visit);
  }

  /** M8 */
  claim(act: Act): void {
    const { visit, seat, node } = this.held(act);
    need(node.claim && !visit.claimed && !seat.advises && !seat.addition);
    visit.claimed = seat;
    for (const other of visit.seats.filter(
      (one) => one !== seat && isOpen(one) && !one.advises && !one.addition,
    )) {
      visit.dropGuests(other);
      other.state = 'waiting';
    }
  }

  unclaim(act: Act): void {
    const { visit, seat } = this.held(act);
    need(visit.claimed === seat);
    visit.unclaim();
  }

  /** F2: a material change takes back the approvals given; whom people asked in is not asked again. */
  edit({ change = {} }: Act): void {
    const fields = Object.keys(change);
    Object.assign(this.record, change);
    this.revision++;
    if (this.state !== 'running') return;
    this.edits.push({ revision: this.revision, fields });
    if (!fields.some((field) => this.flow.material.includes(field))) return;
    for (const visit of this.visits.filter((one) => one.state === 'open'))
      if (visit.seats.some((seat) => seat.state === 'approved')) {
        visit.close('cancelled');
        const again = this.visitOf(visit.token, visit.node, visit.goesBackTo);
        this.seat(again, visit.again);
      }
  }

  /** B2–B4; it climbs out of every fork that the target stands before (B6). */
  return(act: Act): void {
    const { visit, seat, node } = this.held(act);
    const { to = 'initiator' } = act;
    const { allowed, resubmit, to: offered } = node.return;
    const passed = visit.token.past.filter((one) => one.isPassedByPeople);
    const target = to === 'previous' ? passed.at(-1) : passed.findLast((one) => one.node === to);
    need(!seat.advises && allowed && this.returns < this.flow.maxReturns);
    need(offered.includes(to === 'initiator' || to === 'previous' ? to : 'any'));
    need(target || to === 'initiator' || to === 'previous');
    need(node.opinion.return !== 'required' || !isBlank(act.opinion));
    const mode = resubmit === 'choose' ? (act.resubmit ?? 'restart') : resubmit;
    this.acted = true;
    seat.state = 'gone';
    if (target) this.toNode(visit, seat.person, mode, target);
    else this.toInitiator(visit, seat.person, mode, 'returned');
  }

  protected toNode(visit: Visit, by: string, mode: string, target: Visit): void {
    this.returns++;
    visit.close('returned');
    let { token } = visit;
    while (token.scope?.token.past.includes(target)) token = this.cancel(token.scope);
    token.past = token.past.slice(0, token.past.indexOf(target));
    const goesBackTo = { mode, by, visit, record: { ...this.record }, past: [] };
    if (this.approval(visit.node).return.approvers === 'resolve-again')
      this.open(token, target.node, goesBackTo);
    else this.seat(this.visitOf(token, target.node, goesBackTo), target.again);
  }

  resubmit({ actor }: Act): void {
    need(this.resume && this.state === 'returned' && actor === this.initiator);
    const resume = this.resume as Resume;
    this.state = 'running';
    this.round++;
    if (this.isDirect(resume, undefined)) this.open({ past: resume.past }, resume.visit.node);
    else this.enter({ past: [] }, 'start');
  }

  /** S1, S2, S4: whom somebody asks: there, not oneself, without an open seat here; the initiator only where allowed. */
  private asked({ people = [], actor }: Act, visit: Visit, most: number, isDeciding: boolean): string[] {
    const { ifInitiator } = this.approval(visit.node).assignees;
    const isFree = (id: string) => !visit.seats.some((one) => one.person === id && isOpen(one));
    const isAllowed = (id: string) => !isDeciding || id !== this.initiator || ifInitiator === 'self';
    need(people.length > 0 && people.length <= most && new Set(people).size === people.length);
    need(people.every((id) => id !== actor && this.asking.isActive(id) && isFree(id) && isAllowed(id)));
    return [...people];
  }

  private held({ seat: address, actor }: Act, states = ['pending']): Held {
    const { visit, seat } = this.seatAt(address);
    need(this.state === 'running' && visit.state === 'open' && states.includes(seat.state));
    need(seat.person === actor);
    return { visit, seat, node: this.approval(visit.node) };
  }

  seatAt(address: SeatAddress | undefined): { visit: Visit; seat: Seat } {
    const visit = this.visits.find((one) => one.node === address?.node && one.number === address.visit);
    const seat = visit?.seats.filter((one) => one.person === address?.person)[address?.nth ?? 0];
    if (!visit || !seat) throw new Refused();
    return { visit, seat };
  }
}

function need(isAllowed: unknown): void {
  if (!isAllowed) throw new Refused();
}
