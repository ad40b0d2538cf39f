import { type Language, textOf } from '../../engine/definition/common.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { migrationWords as words } from '../messages/migration.ts';
import type { Asked, DryRun, DryRunItem } from './migrations.ts';

type Key = keyof (typeof words)['en'];

function say(language: Language, key: Key, params: Record<string, string> = {}): string {
  return fill(words[language][key], params);
}

const noPath: NonNullable<DryRunItem['path']> = { before: [], after: [], isSame: true };

/** What moving an approval would mean, as sentences; a single one where it cannot be moved. */
export function effectWords(item: DryRunItem, labels: DryRun['labels'], language: Language): string[] {
  const nameOf = (node: string) => textOf(labels[node], language) || node;
  const listed = (names: readonly string[]) => [...new Set(names)].join(say(language, 'list'));
  if (item.outcome === 'needs-mapping')
    return [say(language, 'needs-mapping', { nodes: listed(standingAt(item).map(nameOf)) })];
  if (item.outcome === 'blocked') return [whyBlocked(item, nameOf(item.node ?? ''), language)];
  const { gains = [], loses = [], path = noPath } = item;
  const people = (all: readonly Asked[]) => listed(all.map(({ person }) => person.name));
  const now = (all: readonly Asked[]) => all.filter((one) => one.when === 'now');
  const more = path.after.filter((node) => !path.before.includes(node));
  const less = path.before.filter((node) => !path.after.includes(node));
  const later = gains.filter((one) => one.when === 'later' && !more.includes(one.node));
  const parts = [
    now(gains).length > 0 && say(language, 'gainsNow', { people: people(now(gains)) }),
    now(loses).length > 0 && say(language, 'losesNow', { people: people(now(loses)) }),
    more.length > 0 && say(language, 'more', { nodes: listed(more.map(nameOf)) }),
    less.length > 0 && say(language, 'less', { nodes: listed(less.map(nameOf)) }),
    ...[...new Set(later.map((one) => one.node))].map((node) =>
      say(language, 'otherwise', {
        node: nameOf(node),
        people: people(later.filter((one) => one.node === node)),
      }),
    ),
  ].filter((one) => one !== false);
  return parts.length === 0 ? [say(language, 'unchanged')] : parts;
}

function whyBlocked({ reason }: DryRunItem, node: string, language: Language): string {
  const key = `blocked-${reason}`;
  return say(language, Object.hasOwn(words.en, key) ? (key as Key) : 'blocked-unknown', { node });
}

/** The nodes that an approval stands at and that are not there any more. */
export function standingAt({ outcome, nodes }: DryRunItem): readonly string[] {
  return outcome === 'needs-mapping' ? Object.values(nodes ?? {}) : [];
}
