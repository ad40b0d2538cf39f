import { queryOptions } from '@tanstack/react-query';
import type { LayerDefinition } from '../../engine/definition/layer.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { call } from '../../runtime/app/api/call.ts';

/** Somebody of the company, to test with and to name as an approver. */
export interface WorkspacePerson {
  id: string;
  name: string;
  username: string;
  roles: readonly string[];
  department: string | null;
}

/** What consultants of a company share while they work on its next version. */
export interface Draft {
  revision: number;
  baseVersion: number;
  layer: LayerDefinition;
  updatedAt: string;
  updatedBy: { id: string; title: string };
}

/** `GET /api/designer/workspace` */
export interface Workspace {
  version: number;
  configuration: string;
  standard: Sources;
  /** Published. */
  layer: LayerDefinition;
  draft: Draft | null;
  people: readonly WorkspacePerson[];
}

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => call<Workspace>('GET', '/designer/workspace', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
});

export function loadWorkspace(): Promise<Workspace> {
  return call('GET', '/designer/workspace');
}

/** Saves over the revision that was seen; 409 when another consultant saved meanwhile. */
export function saveDraft(layer: LayerDefinition, seen: number): Promise<Draft> {
  return call('PUT', '/designer/draft', { body: { layer }, ifMatch: seen });
}

export function discardDraft(): Promise<void> {
  return call('DELETE', '/designer/draft');
}

export interface Version {
  number: number;
  note: string;
  author: { id: string; title: string };
  at: string;
  changeCount: number;
  restores: number | null;
  base: Record<string, string>;
  configuration: string;
  isCurrent: boolean;
}

export const versionsQuery = queryOptions({
  queryKey: ['versions'],
  queryFn: ({ signal }) => call<{ items: Version[] }>('GET', '/designer/versions', { signal }),
  select: ({ items }) => items,
});

/** The layer of a version; version 0 is the plain standard. */
export function versionLayerQuery(number: number) {
  return queryOptions({
    queryKey: ['version', number],
    queryFn: async ({ signal }): Promise<LayerDefinition> =>
      number === 0
        ? { layer: 'tenant', base: {}, changes: [] }
        : (await call<{ layer: LayerDefinition }>('GET', `/designer/versions/${number}`, { signal })).layer,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function publishDraft(note: string, seen: number): Promise<Version> {
  return call('POST', '/designer/publish', { body: { note }, ifMatch: seen });
}

export function rollBack(version: number, note: string): Promise<Version> {
  return call('POST', '/designer/rollback', { body: { version, note } });
}
