import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../api/session.ts';
import { setConnected } from './connection.ts';
import { listenToHints } from './hints.ts';
import { announceChange } from './record-changes.ts';

/** Keeps what the pages show up to date while the session lasts: a hint makes the queries it concerns ask again. */
export function useHints(session: string): void {
  const client = useQueryClient();
  // A new session is a new person, who hears other hints.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(
    () =>
      listenToHints({
        record({ entity, record }) {
          if (record !== undefined) client.invalidateQueries({ queryKey: ['record', entity, record] });
          announceChange({ entity, record });
        },
        inbox: settled(() => {
          client.invalidateQueries({ queryKey: ['tasks'] });
          client.invalidateQueries({ queryKey: ['notifications'] });
        }),
        configuration: () => readDefinitionsAgain(client),
        missed: () => {
          client.invalidateQueries();
        },
        connected: setConnected,
      }),
    [client, session],
  );
}

/** How long many hints in a row are waited for, in milliseconds. */
const settleTime = 100;

/** Does it once when a row of hints, such as of many decisions, has come to its end. */
function settled(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, settleTime);
  };
}

function readDefinitionsAgain(client: QueryClient): void {
  for (const queryKey of [sessionQuery.queryKey, ['modules'], ['entity']])
    client.invalidateQueries({ queryKey });
}
