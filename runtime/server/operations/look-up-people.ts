import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { searchText, sortKey, textTokens } from '../store/search-key.ts';
import type { Acting } from './acting.ts';
import { candidateOf, isExactly, type LookUpAnswer, type LookUpField, type Typed } from './candidate.ts';
import { TypedForm } from './typed-form.ts';

/** People or departments that a field may be set to: the organisation is at hand, and only who is active counts. */
export async function lookUpPeople(
  acting: Acting,
  look: LookUpField,
  { search, values, limit }: Typed,
): Promise<LookUpAnswer> {
  const { target, field } = look;
  const words = searchText(search)
    .split(' ')
    .filter((word) => word !== '');
  const fields = knownBy(acting, target);
  const found = everybody(acting, target).filter((row) => words.every((word) => begins(row, fields, word)));
  const allowed = field.filter
    ? await new TypedForm(acting, look, values).allowed(found.map((row) => row.id as string))
    : undefined;
  const items = found
    .filter((row) => allowed?.has(row.id as string) ?? true)
    .map((row) => candidateOf(look, row))
    .map((item) => ({ item, rank: `${isExactly(search, item, target) ? 0 : 1} ${sortKey(item.title)}` }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
  return { items: items.slice(0, limit), isComplete: items.length <= limit };
}

function everybody({ world: { organisation } }: Acting, target: CompiledEntity): Row[] {
  if (target.id === 'user') return organisation.peopleWhere((person) => person.active).map((one) => one.row);
  return organisation.departmentsWhere(({ row }) => row.active !== false).map((one) => one.row);
}

/** People are known by their name to everybody, and by what else the person may read. */
function knownBy({ policy }: Acting, { id, definition }: CompiledEntity): string[] {
  const readable = definition.search.filter((field) => policy.entity(id).canReadField(field));
  return [...new Set([definition.title, ...readable])];
}

const tokens = new WeakMap<Row, Map<string, ReadonlySet<string>>>();

function begins(row: Row, fields: readonly string[], word: string): boolean {
  return fields.some((field) => [...tokensOf(row, field)].some((token) => token.startsWith(word)));
}

/** Made once for each person as long as the organisation stays as it is. */
function tokensOf(row: Row, field: string): ReadonlySet<string> {
  const known = tokens.get(row) ?? new Map<string, ReadonlySet<string>>();
  tokens.set(row, known);
  const made = known.get(field) ?? textTokens(typeof row[field] === 'string' ? row[field] : '');
  known.set(field, made);
  return made;
}
