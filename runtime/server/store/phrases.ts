import type { Document } from 'mongodb';
import type { Scope } from './scope.ts';

interface PhrasesDocument extends Document {
  _id: string;
  tenant: string;
  phrases: string[];
}

function phrases(scope: Scope) {
  return scope.collection<PhrasesDocument>('phrases');
}

/** The phrases that a person keeps, in the person's order (approval.md F6). */
export async function findPhrases(scope: Scope, user: string): Promise<string[]> {
  const found = await phrases(scope).findOne(scope.own({ _id: keyOf(scope, user) }), scope.options);
  return found?.phrases ?? [];
}

export async function replacePhrases(scope: Scope, user: string, kept: readonly string[]): Promise<void> {
  await phrases(scope).replaceOne(
    scope.own({ _id: keyOf(scope, user) }),
    { tenant: scope.tenant, user, phrases: [...kept] } as never,
    { ...scope.options, upsert: true },
  );
}

function keyOf({ tenant }: Scope, user: string): string {
  return `${tenant}:${user}`;
}
