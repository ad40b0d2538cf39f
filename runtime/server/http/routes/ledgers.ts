import { z } from 'zod';
import { readBalances } from '../../operations/read-balances.ts';
import { describeLedger, ledgerOf, readEntries } from '../../operations/read-ledger.ts';
import { pageOf, pageParameters, parseMoment } from '../paging.ts';
import { type DefinedParameters, type Route, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const dimension = z.object({
  type: z.enum(['reference', 'text']),
  label: shapes.label,
  entity: z.string().optional(),
});

const measure = z.object({
  type: z.enum(['quantity', 'money', 'decimal']),
  label: shapes.label,
  scale: z.int(),
});

const dimensions = z.record(z.string(), z.union([shapes.reference, z.string()]));
const measures = z.record(z.string(), z.string());

const entry = z.object({
  id: z.string(),
  at: z.string(),
  by: shapes.reference,
  entity: z.string(),
  record: z.string(),
  recordTitle: z.string().nullable(),
  state: z.string(),
  line: z.string().nullable(),
  dimensions,
  measures,
  reverses: z.string().nullable(),
});

/** Every dimension of a ledger narrows its lists: by the id of a reference, or by the text. */
const byDimension: NonNullable<Route['definedQuery']> = (acting, { ledger = '' }): DefinedParameters =>
  ledgerOf(acting, ledger).definition.dimensions;

const balance = z.object({ id: z.string(), dimensions, measures });

const balanceParameters = z.strictObject({
  search: z.string().max(100).optional(),
  zero: z.enum(['true', 'false']).optional(),
  ...pageParameters,
  cursor: z.string().max(1000).optional(),
});

const entryParameters = z.strictObject({
  entity: z.string().max(60).optional(),
  record: z.string().max(64).optional(),
  ...pageParameters,
});

export const ledgerRoutes = [
  route({
    method: 'get',
    path: '/api/ledgers/:ledger',
    summary: 'How the entries of a ledger are kept apart, and what is added up.',
    tag: 'reports',
    access: 'session',
    answers: {
      200: z.object({
        id: z.string(),
        label: shapes.label,
        dimensions: z.record(z.string(), dimension),
        measures: z.record(z.string(), measure),
      }),
    },
    async handle({ acting, params }) {
      return { status: 200, body: describeLedger(acting, params.ledger as string) };
    },
  }),
  route({
    method: 'get',
    path: '/api/ledgers/:ledger/balances',
    summary:
      'What a ledger amounts to, by its dimensions: the balances that are not zero, or all of them, with their totals.',
    tag: 'reports',
    access: 'session',
    query: balanceParameters,
    definedQuery: byDimension,
    answers: {
      200: z.object({ items: z.array(balance), nextCursor: z.string().nullable(), totals: measures }),
    },
    async handle({ acting, params, query }) {
      const { search, zero, cursor, limit = '50', ...where } = query;
      const page = await readBalances(acting, {
        ledger: params.ledger as string,
        where: where as Record<string, string>,
        search,
        withZero: zero === 'true',
        cursor,
        limit: Number(limit),
      });
      return { status: 200, body: page };
    },
  }),
  route({
    method: 'get',
    path: '/api/ledgers/:ledger/entries',
    summary:
      'Entries of a ledger, newest first: all, of one record, or of the balances with these dimensions.',
    tag: 'reports',
    access: 'session',
    query: entryParameters,
    definedQuery: byDimension,
    answers: { 200: z.object({ items: z.array(entry), nextCursor: z.string().nullable() }) },
    async handle({ acting, params, query }) {
      const { entity, record, cursor, limit = '50', ...where } = query;
      const found = await readEntries(acting, {
        ledger: params.ledger as string,
        where: where as Record<string, string>,
        entity,
        record,
        before: parseMoment(cursor),
        limit: Number(limit),
      });
      return { status: 200, body: pageOf(found, Number(limit)) };
    },
  }),
];
