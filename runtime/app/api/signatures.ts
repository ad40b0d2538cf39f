import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

/** Something drawn: strokes of points as x, y and milliseconds, and its picture as PNG in Base64. */
export interface Drawn {
  width: number;
  height: number;
  strokes: number[][];
  png: string;
}

/** What a decision is signed with. */
export type GivenSignature = { drawn: Drawn } | { seal: { password: string } } | { last: true };

/** What the person could sign with besides drawing: pictures as Base64. */
interface OwnSignatures {
  seal: string | null;
  last: string | null;
}

export const ownSignaturesQuery = queryOptions({
  queryKey: ['signatures'],
  queryFn: ({ signal }) => call<OwnSignatures>('GET', '/session/signatures', { signal }),
});

export function keepSeal(png: string, password: string): Promise<unknown> {
  return call('PUT', '/session/seal', { body: { png, password } });
}
