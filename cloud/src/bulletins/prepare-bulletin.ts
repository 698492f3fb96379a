import type { BulletinContent, BulletinTexts } from '@rollcall/shared/bulletins/content';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { assertNotRecused } from '../auth/assert-not-recused.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertNamesNobody } from './assert-names-nobody.ts';
import { assertNotNamed, type Who } from './may-seal.ts';
import { entriesOf } from './named-in.ts';
import { problem } from './problem.ts';
import { assertVersion, changeBulletin, lockBulletin, type StoredBulletin, selectPersons } from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/**
 * Writes what people add to a draft. Nobody takes off, or puts back, a criticism of himself or of somebody with whom he has a conflict
 * of interest.
 * @throws not_found, bulletin_changed, bulletin_not_draft, bulletin_no_such_entry, bulletin_requirement_over, bulletin_text_names,
 * recused, not_yet_second_person
 */
export async function writeTexts(
  { db, now }: Deps,
  who: Who,
  bulletinId: string,
  { version, texts }: { version: number; texts: BulletinTexts },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bulletin = await holdOpen(tx, bulletinId, { version, state: 'draft' });
    const at = now();
    assertTextsFit(bulletin.content, texts, at);
    await assertNamesNobody(tx, texts);
    await assertMayTakeOff(tx, who, bulletin, texts);
    await changeBulletin(tx, bulletin, {
      texts: JSON.stringify(texts),
      written_by: [...new Set([...bulletin.written_by, ...accountsOf(who)])],
    });
  });
}

/** @throws not_found, bulletin_changed, bulletin_not_draft, bulletin_requirement_over, bulletin_text_names */
export async function submitBulletin({ db, now }: Deps, who: Who, bulletinId: string, version: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bulletin = await holdOpen(tx, bulletinId, { version, state: 'draft' });
    const at = now();
    assertTextsFit(bulletin.content, bulletin.texts, at);
    await assertNamesNobody(tx, bulletin.texts);
    await changeBulletin(tx, bulletin, {
      ...{ state: 'in_review', submitted_by: who.accountId, submitted_for: principalId() },
      ...{ submitted_name: who.username, submitted_at: at, returned: null },
    });
    await appendFact(tx, {
      type: 'bulletin_submitted',
      subject: `bulletin:${bulletinId}`,
      payload: { by: who.username },
    });
  });
}

/** Back to draft, to be changed. @throws not_found, bulletin_changed, bulletin_not_in_review */
export async function giveBackBulletin(
  { db }: Deps,
  who: Who,
  bulletinId: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bulletin = await holdOpen(tx, bulletinId, { version, state: 'in_review' });
    await changeBulletin(tx, bulletin, {
      ...{ state: 'draft', returned: reason },
      ...{ submitted_by: null, submitted_for: null, submitted_name: null, submitted_at: null },
      // Who submitted it stays somebody who had a hand in it.
      written_by: [...new Set([...bulletin.written_by, ...noNulls([bulletin.submitted_by, bulletin.submitted_for])])],
    });
    await appendFact(tx, {
      type: 'bulletin_returned',
      subject: `bulletin:${bulletinId}`,
      payload: { by: who.username, reason },
    });
  });
}

/** A draft that is never to be published. Nobody drops an issue that names him. @throws not_found, bulletin_changed, bulletin_not_draft, recused, not_yet_second_person */
export async function dropBulletin(
  { db }: Deps,
  who: Who,
  bulletinId: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const bulletin = await holdOpen(tx, bulletinId, { version, state: 'open' });
    await assertNotNamed(tx, who, { ...bulletin, texts: { ...bulletin.texts, takenOff: [] } });
    await changeBulletin(tx, bulletin, { state: 'dropped', dropped_reason: reason });
    await appendFact(tx, {
      type: 'bulletin_dropped',
      subject: `bulletin:${bulletinId}`,
      payload: { by: who.username, reason },
    });
  });
}

/** The bulletin, held, in the state in which the command makes sense. @throws not_found, bulletin_not_draft, bulletin_not_in_review, bulletin_changed */
export async function holdOpen(
  tx: Transaction,
  bulletinId: string,
  { version, state }: { version: number; state: 'draft' | 'in_review' | 'open' },
): Promise<StoredBulletin> {
  const bulletin = await lockBulletin(tx, bulletinId);
  if (!bulletin) throw errors.notFound('The bulletin');
  const isOpen = bulletin.state === 'draft' || bulletin.state === 'in_review';
  if (state === 'open' ? !isOpen : bulletin.state !== state) {
    throw problem(state === 'in_review' ? 'bulletin_not_in_review' : 'bulletin_not_draft');
  }
  assertVersion(bulletin, version);
  return bulletin;
}

/** @throws bulletin_no_such_entry, bulletin_requirement_over */
export function assertTextsFit(content: BulletinContent, { requirements, takenOff }: BulletinTexts, at: Date): void {
  const keys = new Set(entriesOf(content).map(({ key }) => key));
  const units = new Set(content.units.map(({ unitCode }) => unitCode));
  const off = takenOff.map(({ key }) => key);
  const areThere = off.every((key) => keys.has(key)) && new Set(off).size === off.length;
  if (!areThere || requirements.some((one) => one.units.some((unit) => !units.has(unit)))) {
    throw problem('bulletin_no_such_entry');
  }
  const today = localDateOf(at);
  if (requirements.some(({ dueOn }) => dueOn <= today)) throw problem('bulletin_requirement_over');
}

async function assertMayTakeOff(
  tx: Transaction,
  who: Who,
  { bulletin_id: bulletinId, content, texts: before }: StoredBulletin,
  texts: BulletinTexts,
): Promise<void> {
  const isOff = ({ takenOff }: BulletinTexts, key: string) => takenOff.some((one) => one.key === key);
  const touched = entriesOf(content).flatMap(({ key, person, isCriticism }) =>
    isCriticism && person !== null && isOff(before, key) !== isOff(texts, key) ? [person] : [],
  );
  const concerned = await selectPersons(tx, bulletinId, touched);
  await assertNotRecused(
    tx,
    who,
    concerned.map(({ badgeNo }) => badgeNo),
  );
}

function accountsOf({ accountId }: Who): string[] {
  return noNulls([accountId, principalId()]);
}

function noNulls(ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}
