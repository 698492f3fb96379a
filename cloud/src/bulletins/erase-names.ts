import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { type BulletinStore, isNamed, removeFile } from './bulletin-store.ts';
import { personsNamed } from './named-in.ts';
import { problem } from './problem.ts';
import { lockBulletin, type StoredBulletin } from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
  store: BulletinStore;
}

/** Names stay for so long after the sealing. */
const keptYears = 2;

/**
 * Removes for ever who a person of a sealed issue was, and the files that say so. What was sealed stays, and verifies.
 * @throws not_found, bulletin_not_sealed, bulletin_no_such_entry
 */
export async function eraseName(
  deps: Deps,
  bulletinId: string,
  { person, reason, by }: { person: string; reason: string; by: string },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const bulletin = await lockBulletin(tx, bulletinId);
    if (!bulletin) throw errors.notFound('The bulletin');
    if (bulletin.state !== 'sealed') throw problem('bulletin_not_sealed');
    const known = await tx
      .selectFrom('bulletin_person')
      .select('erased_at')
      .where('bulletin_id', '=', bulletinId)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!known) throw problem('bulletin_no_such_entry');
    if (known.erased_at === null) await erase(tx, deps, bulletin, { persons: [person], reason, by });
  });
}

/**
 * Erases the names of issues that were sealed two years ago, and of drafts that were dropped; of those that a restored database doesn't
 * know any more, the files that say them. @returns of how many issues
 */
export async function eraseOldNames(deps: Deps): Promise<number> {
  const sealedBefore = deps.now();
  sealedBefore.setUTCFullYear(sealedBefore.getUTCFullYear() - keptYears);
  const due = await deps.db
    .selectFrom('bulletin as b')
    .select('b.bulletin_id')
    .where('b.state', 'in', ['sealed', 'dropped'])
    .where(sql<Date>`coalesce(b.sealed_at, b.cut_off)`, '<=', sealedBefore)
    .where(({ exists, not, and, or, selectFrom }) => {
      const persons = selectFrom('bulletin_person as p')
        .select('p.person')
        .whereRef('p.bulletin_id', '=', 'b.bulletin_id');
      const wasRebuilt = sql<boolean>`jsonb_array_length(b.seal -> 'persons') > 0`;
      return or([exists(persons.where('p.erased_at', 'is', null)), and([wasRebuilt, not(exists(persons))])]);
    })
    .execute();
  for (const { bulletin_id: bulletinId } of due) {
    await deps.db.transaction().execute(async (tx) => {
      const bulletin = await lockBulletin(tx, bulletinId);
      if (!bulletin) return;
      const left = await tx
        .selectFrom('bulletin_person')
        .select('person')
        .where('bulletin_id', '=', bulletinId)
        .where('erased_at', 'is', null)
        .execute();
      const known = left.map(({ person }) => person);
      const persons = known.length > 0 ? known : (bulletin.seal?.persons ?? []).map(({ person }) => person);
      await erase(tx, deps, bulletin, { persons, reason: 'two_years', by: null });
    });
  }
  return due.length;
}

/** Files first: if HQ dies in between, it begins anew. Whoever was only counted, and named nowhere, goes without a fact. */
async function erase(
  tx: Transaction,
  { store, now }: Deps,
  { bulletin_id: bulletinId, content, texts, seal }: StoredBulletin,
  { persons, reason, by }: { persons: readonly string[]; reason: string; by: string | null },
): Promise<void> {
  const all = personsNamed(content, texts);
  const named = persons.filter((person) => all.includes(person));
  if (named.length > 0) {
    for (const file of seal?.files ?? []) if (isNamed(file.name)) await removeFile(store, bulletinId, file);
  }
  const erased = { badge_no: null, name: null, salt: null, erased_at: now() };
  if (persons.length > 0) {
    await tx
      .insertInto('bulletin_person')
      .values(persons.map((person) => ({ bulletin_id: bulletinId, person, ...erased })))
      .onConflict((conflict) => conflict.columns(['bulletin_id', 'person']).doUpdateSet(erased))
      .execute();
  }
  const told = by === null ? named : persons;
  await appendFacts(
    tx,
    told.map((person) => ({
      type: 'bulletin_name_erased' as const,
      subject: `bulletin:${bulletinId}` as const,
      payload: { person, reason, ...(by === null ? {} : { by }) },
    })),
  );
}
