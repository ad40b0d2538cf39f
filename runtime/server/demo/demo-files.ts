import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '../../../engine/issue.ts';

/** What a demo company begins with; the format is told in definitions/README.md. */
export interface DemoCompany {
  tenant: string;
  name: Required<Record<'zh-CN' | 'en', string>> & Label;
  timeZone?: string;
  currency?: string;
  /** What the version that publishes its layer says of itself. */
  layerNote?: string;
  files: string[];
  departments: { code: string; name: string; parentDepartment?: string; head?: string }[];
  positions: { code: string; name: string }[];
  users: (Record<string, unknown> & { username: string; department: string; position?: string })[];
  groups: { code: string; name: string; members: string[] }[];
}

/** A row of a demo file: the body of one creation, and who does what with it. */
export type DemoRow = Record<string, unknown> & { $by?: string; $then?: string[] };

export type DemoRecords = Record<string, DemoRow[]>;

/** One sales order of the plan, and how far it goes. */
export interface DemoOrder {
  customer: string;
  by: string;
  orderDate: number;
  deliveryDate: number;
  importance?: string;
  warehouse?: string;
  values?: Record<string, unknown>;
  lines: [string, string, string?][];
  way:
    | 'draft'
    | 'pending'
    | 'returned'
    | 'rejected'
    | 'approved'
    | 'in-production'
    | 'partly-shipped'
    | 'completed'
    | 'cancelled'
    | 'cancelled-after-approval'
    | 'change-pending'
    | 'change-applied';
  /** Where an approval stops: of the order, or of the change that is asked for. */
  at?: string;
  /** Of a change: the first line's new quantity, or days by which the delivery is later. */
  change?: { quantity?: string; later?: number };
  comment?: string;
  reason?: string;
  shipped?: string;
  paid?: string;
}

/** The demo companies that ship with the product, by folder. */
export function demoFolders(definitions: string): string[] {
  const folder = join(definitions, 'demo');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((one) => existsSync(join(one, 'company.json')))
    .sort();
}

export function readDemoFile<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

/** The layer that a demo company runs on, if it has one. */
export function readDemoLayer(definitions: string, tenant: string): unknown {
  const path = join(definitions, 'layers', tenant, 'layer.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
