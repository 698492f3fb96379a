import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { scopeOfSession } from '../../auth/permissions.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readExits } from '../handling/exits-repository.ts';
import { findHandled } from '../handling/repository.ts';
import { assertMayOrder } from './order-rectification.ts';
import { findRectification, type ListedRectification, selectSteps, toRow } from './repository.ts';
import { assertMayCheck, isOwnOrder, ownerOf } from './take-on-rectification.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** One order, everything that was done about it, and what the account may do now. @throws not_found */
export async function rectificationDetail(
  { db, now }: Deps,
  session: SignedIn,
  rectificationId: string,
): Promise<RectificationDetail> {
  const at = now();
  const dataScope = dataScopeWithin(scopeOfSession(session, 'findings.read'), session);
  const row = await findRectification(db, rectificationId, { dataScope, badgeNo: ownerOf(session), now: at });
  if (!row) throw errors.notFound('The rectification order');
  const steps = await selectSteps(db, rectificationId);
  const may = await mayNow(db, session, row);
  return {
    ...toRow(row),
    steps: steps.map((step) => ({
      stepId: step.step_id,
      step: step.step,
      text: step.text,
      ownerBadgeNo: step.owner_badge_no,
      ownerName: step.owner_name,
      dueOn: step.due_on,
      by: step.by,
      onBehalfOf: step.on_behalf_of,
      at: step.taken_at.toISOString(),
      files: step.files,
    })),
    may,
    groundsOf: may.includes('check') ? await groundsAsked(db, row.finding_id, at) : null,
    history: await selectHistoryOf(db, `rectification:${rectificationId}`),
  };
}

async function groundsAsked(db: Database, findingId: string, at: Date): Promise<RectificationDetail['groundsOf']> {
  const finding = await findHandled(db, findingId);
  const exit = finding && (await readExits(db, [finding], at, { step: 'close' })).get(findingId);
  return exit ? { leaders: exit.leaders.length > 0 } : null;
}

async function mayNow(db: Database, session: SignedIn, row: ListedRectification): Promise<RectificationDetail['may']> {
  const finding = await db
    .selectFrom('finding')
    .select(['badge_no as badgeNo', 'detail', 'leaders'])
    .where('finding_id', '=', row.finding_id)
    .executeTakeFirstOrThrow();
  const may: RectificationDetail['may'] = [];
  if (row.state === 'ordered') {
    if (row.owner_badge_no === ownerOf(session)) may.push('prove');
    const scope = scopeOfSession(session, 'rectifications.order');
    const who = { ...session, scope: scope ?? 'own_record' };
    if (scope !== undefined && isOwnOrder(who, row) && (await isLet(assertMayOrder(db, who, finding)))) {
      may.push('reassign', 'withdraw');
    }
  }
  if (row.state === 'proved' && scopeOfSession(session, 'rectifications.check') !== undefined) {
    if (await isLet(assertMayCheck(db, session, { finding, order: row }))) may.push('check');
  }
  return may;
}

/** Whether nothing bars the session, such as a recusal. */
async function isLet(assertion: Promise<void>): Promise<boolean> {
  try {
    await assertion;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
