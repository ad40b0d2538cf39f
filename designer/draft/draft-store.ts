import { createStore, type StoreApi } from 'zustand';
import type { LayerDefinition } from '../../engine/definition/layer.ts';
import { sameJson } from '../../engine/json.ts';
import { applyLayer } from '../../engine/layer/apply-layer.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { amend, begin, type History, record, redo, settle, undo } from './history.ts';
import { type KnownLayer, layerOf } from './layer-of.ts';
import type { Workspace } from './workspace.ts';

/** What a consultant looks at: a page, and on it a node, a field, a section. Undoing leads back to it. */
export interface Selection {
  page: string;
  part?: string | undefined;
}

/** One state of the work, as undo knows it. */
export interface Snapshot {
  sources: Sources;
  selection: Selection;
}

/** Where the draft stands with the server. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftState {
  workspace: Workspace;
  /** What is published, with its layer applied. */
  published: KnownLayer;
  history: History<Snapshot>;
  /** The layer as it was last saved or opened, with what it makes. */
  saved: KnownLayer;
  /** The draft's revision that was seen last; 0 while there is none. */
  revision: number;
  /** When the draft was saved; absent while there is none. */
  savedAt: string | undefined;
  saving: Saving;
  author: string;
  reasons: Readonly<Record<string, string>>;
}

export interface PerformOptions {
  /** What is looked at afterwards. */
  select?: string | undefined;
  /** Edits in a row with the same key are one step. */
  mergeKey?: string | undefined;
}

export type DraftStore = StoreApi<DraftState>;

export function createDraftStore(workspace: Workspace, author: string): DraftStore {
  return createStore<DraftState>(() => opened(workspace, author));
}

/** The state of a workspace just loaded. */
export function opened(
  workspace: Workspace,
  author: string,
  selection: Selection = { page: '' },
): DraftState {
  const { standard, layer, draft } = workspace;
  const published = known(standard, layer);
  const saved = draft ? known(standard, draft.layer) : published;
  return {
    workspace,
    published,
    history: begin({ sources: saved.sources, selection }),
    saved,
    revision: draft?.revision ?? 0,
    savedAt: draft?.updatedAt,
    saving: 'saved',
    author,
    reasons: {},
  };
}

export function known(standard: Sources, layer: LayerDefinition): KnownLayer {
  return { layer, sources: applyLayer(standard, layer).sources };
}

/** Does an edit as one step. An edit that changes nothing is none. */
export function perform(store: DraftStore, edit: Edit, { select, mergeKey }: PerformOptions = {}): void {
  const { history } = store.getState();
  const { sources, selection } = history.present;
  const next = applyEdit(sources, edit);
  if (sameJson(next, sources) && JSON.stringify(next) === JSON.stringify(sources)) return;
  const part = select === undefined ? selection.part : select;
  store.setState({
    history: record(history, { sources: next, selection: { ...selection, part } }, mergeKey),
  });
}

export function undoStep(store: DraftStore): void {
  store.setState(({ history }) => ({ history: undo(history) }));
}

export function redoStep(store: DraftStore): void {
  store.setState(({ history }) => ({ history: redo(history) }));
}

/** Looks at something else: nothing to take back. */
export function select(store: DraftStore, selection: Selection): void {
  store.setState(({ history }) => ({
    history: settle(amend(history, { ...history.present, selection })),
  }));
}

export function giveReason(store: DraftStore, target: string, reason: string): void {
  store.setState(({ reasons, saving }) => ({
    reasons: { ...reasons, [target]: reason },
    saving: saving === 'saved' ? 'waiting' : saving,
  }));
}

/** The layer of the work as it is now. */
export function currentLayer(state: DraftState, now: string): LayerDefinition {
  const { workspace, history, saved, author, reasons } = state;
  return layerOf(workspace.standard, history.present.sources, saved, { author, at: now, reasons });
}

/** Whether something is not saved yet. */
export function isUnsaved({ history, saved, reasons }: DraftState): boolean {
  return history.present.sources !== saved.sources || Object.keys(reasons).length > 0;
}

/** Whether publishing would change anything. */
export function differsFromPublished({ history, published }: DraftState): boolean {
  const { sources } = history.present;
  return sources !== published.sources && JSON.stringify(sources) !== JSON.stringify(published.sources);
}
