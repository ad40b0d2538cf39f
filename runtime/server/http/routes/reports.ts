import { z } from 'zod';
import { describeReport } from '../../operations/reports/describe-report.ts';
import { mostRows, runReport } from '../../operations/reports/run-report.ts';
import { tableOf } from '../../operations/reports/visible-table.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const options = z.record(z.string(), z.object({ label: shapes.label })).nullable();

const column = {
  id: z.string(),
  label: shapes.label,
  type: z.enum([
    ...(['text', 'integer', 'decimal', 'money', 'quantity', 'percent'] as const),
    ...(['boolean', 'date', 'date-time', 'choice', 'reference'] as const),
  ]),
  scale: z.int().nullable(),
  currency: z.string().nullable(),
  entity: z.string().nullable(),
  options,
};

const parameterValue = z.union([z.string(), z.object({ id: z.string() })]).nullable();

const description = z.object({
  id: z.string(),
  label: shapes.label,
  entity: z.string(),
  parameters: z.array(
    z.object({
      id: z.string(),
      label: shapes.label,
      type: z.enum(['date', 'text', 'reference', 'choice']),
      entity: z.string().nullable(),
      options,
      default: parameterValue,
    }),
  ),
  groups: z.array(z.object({ ...column, by: z.enum(['value', 'day', 'month', 'year']) })),
  measures: z.array(z.object({ ...column, function: z.enum(['count', 'sum', 'average', 'min', 'max']) })),
  sort: z.string().nullable(),
});

const cells = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), shapes.reference]).nullable(),
);

export const reportRoutes = [
  route({
    method: 'get',
    path: '/api/reports/:report/description',
    summary: 'What a table report can be asked for, and its columns as the caller may see them.',
    tag: 'reports',
    access: 'session',
    answers: { 200: description },
    async handle({ acting, params }) {
      return { status: 200, body: describeReport(acting, params.report as string) };
    },
  }),
  route({
    method: 'get',
    path: '/api/reports/:report',
    summary: `A table report over the records that the caller may read: all its rows, at most ${mostRows}, and the totals.`,
    tag: 'reports',
    access: 'session',
    query: z.strictObject({ sort: z.string().max(200).optional() }),
    definedQuery: (acting, { report = '' }) => tableOf(acting, report).definition.parameters,
    answers: {
      200: z.object({
        parameters: z.record(z.string(), parameterValue),
        rows: z.array(z.object({ groups: cells, measures: cells })),
        totals: cells,
      }),
    },
    async handle({ acting, params, query }) {
      const { sort, ...given } = query;
      return { status: 200, body: await runReport(acting, { report: params.report as string, given, sort }) };
    },
  }),
];
