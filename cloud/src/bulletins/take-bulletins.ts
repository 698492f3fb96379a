import { randomBytes } from 'node:crypto';
import type { BulletinKind, BulletinTexts } from '@rollcall/shared/bulletins/content';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { readLedgerProblem } from '../ledger/ledger-problem-repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { readCalendar } from '../roster/calendar/repository.ts';
import { canonicalBytes, sha256Hex } from './canonical.ts';
import { type CutOff, cutOffsBetween } from './cut-offs.ts';
import type { BulletinMakers } from './makers.ts';

type Deps = { db: Database; now: () => Date; makers: Pick<BulletinMakers, 'readInput' | 'compose'> };

const noTexts: BulletinTexts = { comments: [], requirements: [], takenOff: [] };

/**
 * Drafts a bulletin for each cut-off that passed since the last of its kind. It begins with the first period in which there is duty and
 * that the parameter `bulletinsFrom` allows.
 * Not while the archive is ahead of the database: a restored HQ would draft once more, of other rows, what it drafted before.
 * @returns what was drafted, for the log
 */
export async function takeBulletins(deps: Deps): Promise<string[]> {
  const done: string[] = [];
  for (const kind of ['weekly', 'monthly'] as const) {
    for (const cutOff of await findDue(deps, kind)) {
      if (await draftBulletin(deps, cutOff)) done.push(`${kind} ${cutOff.from}`);
    }
  }
  return done;
}

async function findDue({ db, now }: Deps, kind: BulletinKind): Promise<CutOff[]> {
  const { rows } = await sql<{ last: Date | null; duty: Date | null }>`
    select (select max(cut_off) from bulletin where kind = ${kind}) as last, (select min(starts_at) from shift) as duty
  `.execute(db);
  const { last, duty } = rows[0] ?? {};
  if (!duty) return [];
  const [settings, calendar] = [await readParameters(db), await readCalendar(db)];
  const due = cutOffsBetween(kind, { after: last ?? duty, until: now(), settings, calendar });
  return due.filter(({ from, to }) => to >= localDateOf(duty) && from >= settings.bulletinsFrom);
}

/** In one transaction, one at a time: two services that find the same cut-off make one draft. */
async function draftBulletin({ db, now, makers }: Deps, cutOff: CutOff): Promise<boolean> {
  const { kind, at, from, to } = cutOff;
  return db.transaction().execute(async (tx) => {
    await lockBulletins(tx);
    if ((await readLedgerProblem(tx))?.code === 'ledger_archive_ahead' || (await isTaken(tx, cutOff))) return false;
    const takenAt = now();
    // In a snapshot of its own: this transaction, which waited for the lock, sees rows of different moments.
    const { input, persons } = await makers.readInput(db, { kind, cutOff: at, takenAt });
    const inputBytes = canonicalBytes(input);
    const inputDigest = sha256Hex(inputBytes);
    const { bulletin_id: bulletinId } = await tx
      .insertInto('bulletin')
      .values({
        ...{ kind, period_from: from, period_to: to, cut_off: at, taken_at: takenAt },
        ...{ input_text: inputBytes.toString(), input_digest: inputDigest },
        ...{ content: JSON.stringify(makers.compose(input)), texts: JSON.stringify(noTexts) },
      })
      .returning('bulletin_id')
      .executeTakeFirstOrThrow();
    if (persons.length > 0) {
      await tx
        .insertInto('bulletin_person')
        .values(
          persons.map(({ person, badgeNo, name }) => ({
            ...{ bulletin_id: bulletinId, person, badge_no: badgeNo, name, salt: randomBytes(32) },
          })),
        )
        .execute();
    }
    await appendFact(tx, {
      type: 'bulletin_drafted',
      subject: `bulletin:${bulletinId}`,
      payload: { kind, period: { from, to }, cutOff: at.toISOString(), takenAt: takenAt.toISOString(), inputDigest },
    });
    return true;
  });
}

/** Numbers and drafts are given out one at a time. */
export async function lockBulletins(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall bulletins'))`.execute(tx);
}

async function isTaken(tx: Transaction, { kind, from }: CutOff): Promise<boolean> {
  const found = await tx
    .selectFrom('bulletin')
    .select('bulletin_id')
    .where('kind', '=', kind)
    .where('period_from', '=', from)
    .executeTakeFirst();
  return found !== undefined;
}
