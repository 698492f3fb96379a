import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { assertSecondPerson } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { personsCriticised, personsNamed } from './named-in.ts';
import { problem } from './problem.ts';
import { type StoredBulletin, selectPersons } from './repository.ts';

export type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * Nobody seals what he wrote or submitted, in whatever account or name, nor an issue that names him; nor does whoever has a conflict of
 * interest with somebody whom it criticises.
 * @throws bulletin_own, not_yet_second_person, recused
 */
export async function assertMaySeal(tx: Database | Transaction, who: Who, bulletin: StoredBulletin) {
  const first = [bulletin.submitted_by, bulletin.submitted_for, ...bulletin.written_by];
  await assertSecondPerson(tx, who, first, () => problem('bulletin_own'));
  await assertNotNamed(tx, who, bulletin);
}

/** @throws recused, not_yet_second_person */
export async function assertNotNamed(tx: Database | Transaction, who: Who, bulletin: StoredBulletin) {
  const { bulletin_id: id, content, texts } = bulletin;
  const badgesOf = async (persons: readonly string[]) =>
    (await selectPersons(tx, id, persons)).map(({ badgeNo }) => badgeNo);
  await assertNotRecused(tx, who, await badgesOf(personsNamed(content, texts)), { onlyOneself: true });
  await assertNotRecused(tx, who, await badgesOf(personsCriticised(content, texts)));
}
