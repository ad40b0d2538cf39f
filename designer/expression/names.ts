import { listOf, type ValueType } from '../../engine/expression/value-type.ts';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { Analysis } from '../draft/analysis.ts';
import { ownNames, rootNames } from '../messages/names.ts';
import { type ExpressionPlace, scopeAt } from './place.ts';

/** Something that an expression can name: what it is called in both languages, and what it yields. */
export interface Name {
  id: string;
  label: Label;
  type: ValueType;
  /** The field as written, when it is one. */
  definition?: JsonObject;
  /** What it may be, where that is a list: options of a choice, states of a document. */
  options?: Readonly<Record<string, Label>>;
  /** What its numbers count, where that is said with them. */
  measure?: 'money' | 'percent';
}

/** The names of one place, with the words that people know them by. */
export class Names {
  private readonly analysis: Analysis;
  private readonly place: ExpressionPlace;

  constructor(analysis: Analysis, place: ExpressionPlace) {
    this.analysis = analysis;
    this.place = place;
  }

  /** What may stand first. */
  roots(): Name[] {
    const scope = scopeAt(this.analysis, this.place);
    return (scope?.names() ?? []).flatMap((id) => {
      const type = scope?.name(id)?.type;
      return type ? [this.named(this.shape(), id, type)] : [];
    });
  }

  /** What may stand behind a dot. */
  members(of: ValueType): Name[] {
    const record = of.kind === 'list' ? of.of : of;
    if (record.kind !== 'record') return [];
    const { shapes } = this.analysis.context;
    return shapes.names(record.shape).flatMap((id) => {
      const type = shapes.member(record.shape, id);
      if (!type) return [];
      return [this.named(record.shape, id, of.kind === 'list' && type.kind !== 'list' ? listOf(type) : type)];
    });
  }

  /** The names along a path, or undefined when it leads nowhere. */
  along(path: readonly string[]): Name[] | undefined {
    const found: Name[] = [];
    let choice = this.roots();
    for (const id of path) {
      const name = choice.find((one) => one.id === id);
      if (!name) return undefined;
      found.push(name);
      choice = this.members(name.type);
    }
    return found;
  }

  private shape(): string {
    const { place } = this;
    if (place.kind === 'counts') return '';
    const lines = 'lines' in place ? place.lines : undefined;
    return lines === undefined ? place.entity : `${place.entity}.${lines}`;
  }

  private named(shape: string, id: string, type: ValueType): Name {
    const definition = fieldAt(this.analysis.sources, shape, id);
    const label = isJsonObject(definition?.label) ? (definition.label as Label) : undefined;
    const words = label ?? ownNames[id] ?? rootNames[id] ?? { en: id };
    const options = optionsOf(definition?.options ?? (id === 'state' ? this.statesOf(shape) : undefined));
    const measure = measureOf(this.analysis.sources, shape, definition);
    return {
      id,
      label: words,
      type,
      ...(definition && { definition }),
      ...(options && { options }),
      ...(measure && { measure }),
    };
  }

  private statesOf(shape: string): Json | undefined {
    return entityAt(this.analysis.sources, shape)?.states;
  }
}

function optionsOf(written: Json | undefined): Record<string, Label> | undefined {
  if (!isJsonObject(written)) return undefined;
  return Object.fromEntries(
    Object.entries(written).map(([id, one]) => {
      const label = isJsonObject(one) ? one.label : undefined;
      return [id, isJsonObject(label) ? (label as Label) : { en: id }];
    }),
  );
}

/** A formula counts what its result says, a roll-up what it adds up. */
function measureOf(
  sources: Sources,
  shape: string,
  definition: JsonObject | undefined,
): 'money' | 'percent' | undefined {
  const type = definition?.result ?? definition?.type;
  if (type === 'money' || type === 'percent') return type;
  if (type !== 'roll-up' || definition?.count === true) return undefined;
  const { of, sum } = definition ?? {};
  if (typeof of !== 'string' || typeof sum !== 'string') return undefined;
  return measureOf(sources, `${shape}.${of}`, fieldAt(sources, `${shape}.${of}`, sum));
}

export function entityAt(sources: Sources, id: string): JsonObject | undefined {
  return Object.values(sources)
    .map((one) => (Object.hasOwn(one.entity, id) ? one.entity[id] : undefined))
    .find(isJsonObject);
}

/** A field of an entity, or a column (`sales-order.lines`, `amount`), as written. */
export function fieldAt(sources: Sources, shape: string, id: string): JsonObject | undefined {
  const [entityId = '', lines] = shape.split('.');
  let fields = entityAt(sources, entityId)?.fields;
  if (lines !== undefined) {
    const table = isJsonObject(fields) ? fields[lines] : undefined;
    fields = isJsonObject(table) ? table.fields : undefined;
  }
  const field = isJsonObject(fields) && Object.hasOwn(fields, id) ? fields[id] : undefined;
  return isJsonObject(field) ? field : undefined;
}
