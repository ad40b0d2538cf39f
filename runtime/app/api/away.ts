import { queryOptions } from '@tanstack/react-query';
import type { Reference } from '../../../engine/record/values.ts';
import { call } from './call.ts';
import { listRecords, type RecordAnswer } from './records.ts';

/** Somebody stands in for this person now (approval.md S3). */
export interface StandIn {
  id: string;
  revision: number;
  name: string;
  until: string;
}

/** How often it is looked whether a rule has begun or ended, in milliseconds. */
const pause = 60_000;

/** Who stands in for a person at this moment. */
export function standInsQuery(person: string) {
  return queryOptions({
    queryKey: ['records', 'proxy-rule', 'away', person],
    queryFn: async ({ signal }) => {
      const filter = `principal == ${JSON.stringify(person)}`;
      const asked = { filter, sort: '-from', fields: 'proxy,from,until', limit: 50 };
      return (await listRecords('proxy-rule', asked, signal)).items;
    },
    select: (rules) => rules.filter(isInForce).map(standInOf),
    refetchInterval: pause,
  });
}

function isInForce({ from, until }: RecordAnswer): boolean {
  const now = new Date().toISOString();
  return String(from) <= now && now < String(until);
}

function standInOf({ id, revision, proxy, until }: RecordAnswer): StandIn {
  return { id, revision, name: (proxy as Reference).title, until: String(until) };
}

export function endStandIn({ id, revision }: StandIn): Promise<unknown> {
  return call('PATCH', `/records/proxy-rule/${id}`, {
    body: { until: new Date().toISOString() },
    ifMatch: revision,
  });
}
