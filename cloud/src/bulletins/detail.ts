import type { BulletinPerson } from '@rollcall/shared/bulletins/seal';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { scopeOfSession } from '../auth/permissions.ts';
import { dataScopeWithin, isInScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { selectHistoryOf } from '../ledger/history-repository.ts';
import { isNamed } from './bulletin-store.ts';
import { assertMaySeal, assertNotNamed } from './may-seal.ts';
import { personsNamed, personsProposed } from './named-in.ts';
import { assertUnaltered, isSealed } from './read-sealed-file.ts';
import {
  findListed,
  type ListedBulletin,
  nextNumber,
  type StoredReceipt,
  selectPersons,
  selectReceipts,
  toBulletinRow,
} from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** A bulletin, and what the account may do with it now. @throws not_found, bulletin_altered */
export async function bulletinDetail(
  { db, now }: Deps,
  session: SignedIn,
  bulletinId: string,
): Promise<BulletinDetail> {
  const row = await findListed(db, bulletinId, session);
  if (!row) throw errors.notFound('The bulletin');
  if (isSealed(row)) await assertUnaltered(db, row);
  const at = now();
  const { content, texts, seal } = row;
  const receipts = await selectReceipts(db, bulletinId);
  const named = row.state === 'sealed' ? personsNamed(content, texts) : personsProposed(content);
  const persons = await selectPersons(db, bulletinId, named);
  const hasNames = persons.length === named.length;
  return {
    ...toBulletinRow(row),
    ...{ content, texts, seal, version: row.version, inputDigest: row.input_digest },
    persons: persons.map(({ person, badgeNo, name }) => ({ person, badgeNo, name })),
    leaf: await leafOf(db, row.seal_fact_id),
    submittedBy: row.submitter,
    submittedByMe: row.submitted_by === session.accountId,
    sealedBy: row.sealer,
    returned: row.returned,
    receipts: receipts.map(toReceipt),
    may: await mayNow(db, session, { row, receipts }),
    numberIsFree: row.state !== 'sealed' && (await nextNumber(db, row.kind, at)).isFree,
    own: await ownEntry(db, session, { bulletinId, persons, sealed: row.state === 'sealed' }),
    files: (seal?.files ?? []).filter(({ name }) => hasNames || !isNamed(name)),
    history: await selectHistoryOf(db, `bulletin:${bulletinId}`),
  };
}

/** Nobody asks for somebody else. */
async function ownEntry(
  db: Database,
  { badgeNo, actingFor }: SignedIn,
  { bulletinId, persons, sealed }: { bulletinId: string; persons: readonly BulletinPerson[]; sealed: boolean },
): Promise<BulletinDetail['own']> {
  const own = persons.find((person) => person.badgeNo === badgeNo);
  if (!own || !sealed || actingFor !== null) return null;
  const asked = await db
    .selectFrom('bulletin_quiet')
    .select('person')
    .where('bulletin_id', '=', bulletinId)
    .where('person', '=', own.person)
    .executeTakeFirst();
  return { person: own.person, quiet: asked !== undefined };
}

function toReceipt(receipt: StoredReceipt): BulletinDetail['receipts'][number] {
  return {
    unitCode: receipt.unit_code,
    unitName: receipt.unit_name,
    confirmedBy: receipt.confirmer,
    confirmedAt: receipt.confirmed_at?.toISOString() ?? null,
    answer: receipt.answer,
    answeredAt: receipt.answered_at?.toISOString() ?? null,
    late: receipt.late,
  };
}

async function mayNow(
  db: Database,
  session: SignedIn,
  { row, receipts }: { row: ListedBulletin; receipts: readonly StoredReceipt[] },
): Promise<BulletinDetail['may']> {
  const has = (action: 'bulletins.write' | 'bulletins.seal') => scopeOfSession(session, action) !== undefined;
  const isOpen = row.state === 'draft' || row.state === 'in_review';
  const write = row.state === 'draft' && has('bulletins.write');
  const scope = scopeOfSession(session, 'bulletins.answer');
  const dataScope = scope === undefined ? undefined : dataScopeWithin(scope, session);
  return {
    write,
    submit: write,
    seal: row.state === 'in_review' && has('bulletins.seal') && (await isLet(assertMaySeal(db, session, row))),
    drop: isOpen && has('bulletins.seal') && (await isLet(assertNotNamed(db, session, row))),
    answerFor: receipts.flatMap(({ unit_code: unitCode, answer }) =>
      dataScope !== undefined && answer === null && isInScope(dataScope, { unitCode, badgeNo: null }) ? [unitCode] : [],
    ),
  };
}

async function isLet(assertion: Promise<void>): Promise<boolean> {
  try {
    await assertion;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function leafOf(db: Database, factId: number | null): Promise<number | null> {
  if (factId === null) return null;
  const row = await db.selectFrom('ledger_leaf').select('leaf_index').where('fact_id', '=', factId).executeTakeFirst();
  return row?.leaf_index ?? null;
}
