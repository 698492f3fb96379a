import type { BulletinTexts, Issue } from '@rollcall/shared/bulletins/content';
import { packTitle } from '@rollcall/shared/words/study-packs';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readLedgerProblem } from '../../ledger/ledger-problem-repository.ts';
import { readReveals } from '../assert-reveals-nobody.ts';
import { packProblem } from '../problem.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** Of an older bulletin people make one themselves if they want it. */
const recentMs = 14 * 24 * 3_600_000;
const mostAdvice = 2000;

/**
 * Makes the pack of each weekly bulletin that was sealed lately and has none. Two services that find the same bulletin make one pack.
 * Not while the archive is ahead of the database: a restored HQ would make once more what it made before.
 * @returns whose, for the log
 */
export async function makePacks({ db, now }: Deps): Promise<string[]> {
  const at = now();
  const found = await db
    .selectFrom('bulletin as b')
    .leftJoin('study_pack as p', 'p.bulletin_id', 'b.bulletin_id')
    .select('b.bulletin_id')
    .where('b.kind', '=', 'weekly')
    .where('b.state', '=', 'sealed')
    .where('b.sealed_at', '>', new Date(at.getTime() - recentMs))
    .where('p.pack_id', 'is', null)
    .orderBy('b.period_to')
    .execute();
  const made: string[] = [];
  for (const { bulletin_id: bulletinId } of found) {
    const packId = await db.transaction().execute(async (tx) => {
      if ((await readLedgerProblem(tx))?.code === 'ledger_archive_ahead') return undefined;
      return makePackOf(tx, bulletinId, { at, by: null });
    });
    if (packId !== undefined) made.push(bulletinId);
  }
  return made;
}

/** @throws not_found, pack_bulletin_not_sealed, pack_of_bulletin @returns its id */
export async function createPack({ db, now }: Deps, bulletinId: string, by: string): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const packId = await makePackOf(tx, bulletinId, { at: now(), by });
    if (packId === undefined) throw packProblem('pack_of_bulletin');
    return packId;
  });
}

/** @returns its id; undefined: the bulletin has one already */
async function makePackOf(
  tx: Transaction,
  bulletinId: string,
  { at, by }: { at: Date; by: string | null },
): Promise<string | undefined> {
  const bulletin = await tx
    .selectFrom('bulletin')
    .select(['state', 'kind', 'year', 'number', 'texts'])
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirst();
  if (!bulletin) throw errors.notFound('The bulletin');
  const { state, kind, year, number, texts } = bulletin;
  if (state !== 'sealed' || year === null || number === null) throw packProblem('pack_bulletin_not_sealed');
  const issue: Issue = { kind, year, number };
  const title = packTitle(issue);
  const made = await tx
    .insertInto('study_pack')
    .values({ bulletin_id: bulletinId, title, advice: await adviceOf(tx, texts.requirements), created_at: at })
    .onConflict((conflict) => conflict.column('bulletin_id').doNothing())
    .returning('pack_id')
    .executeTakeFirst();
  if (!made) return undefined;
  await appendFact(tx, {
    type: 'study_pack_made',
    subject: `study_pack:${made.pack_id}`,
    payload: { title, bulletinId, issue, ...(by === null ? {} : { by }) },
  });
  return made.pack_id;
}

/** What the bulletin asks of all units, where it tells of nobody. */
async function adviceOf(tx: Transaction, requirements: BulletinTexts['requirements']): Promise<string> {
  const revealsIn = await readReveals(tx);
  let advice = '';
  for (const { units, text } of requirements) {
    const longer = advice === '' ? text : `${advice}\n${text}`;
    if (units.length === 0 && longer.length <= mostAdvice && revealsIn(text).length === 0) advice = longer;
  }
  return advice;
}
