import { Approval } from '../../support/approval.ts';
import { ask, end, flowOf, startAt, users } from '../../support/flow.ts';
import { type OrganisationSketch, organisationOf, smallCompany } from '../../support/organisation.ts';

export function company(change: { people?: object; departments?: object } = {}): OrganisationSketch {
  return {
    departments: { ...smallCompany.departments, ...change.departments },
    people: { ...smallCompany.people, ...change.people },
  };
}
/** The small company without these people. */
export const left = (...names: string[]) =>
  company({
    people: Object.fromEntries(
      names.map((name) => [name, { ...smallCompany.people[name as 'sun'], active: false }]),
    ),
  });

interface Case {
  from?: Parameters<typeof ask>[0];
  assignees: object;
  admin?: object;
  organisation?: OrganisationSketch;
  initiator?: string;
}

/** A node with these rules and one behind it, submitted. */
export function submitted({
  from = users('li'),
  assignees,
  admin,
  organisation = company(),
  initiator = 'sun',
}: Case) {
  const nodes = {
    start: startAt('node'),
    node: ask(from, { assignees, next: 'behind' }),
    behind: ask(users('qian'), { assignees: { ifInitiator: 'self' } }),
    end,
  };
  const flow = flowOf({ nodes, ...(admin && { admin }) });
  return new Approval(flow, { organisation: organisationOf(organisation), initiator }).start();
}

/** Who has it now and what became of the node before: `chen: node | node open`. */
export const outcome = (one: Case) => {
  const approval = submitted(one);
  return [
    ...approval.tasks,
    '|',
    ...approval.visits.slice(0, 1),
    ...(approval.state === 'running' ? [] : [approval.state]),
  ].join(' ');
};
