import type { NewCause } from '@rollcall/shared/resources/common-causes';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { problem } from './problem.ts';
import { insertCause, lockCause, updateCause } from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** `dataScope`: of which units he may record causes. Who may so of one unit only recommends. */
export type Recorder = Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope };

/** @returns its id @throws bad_request, cause_of_other_unit */
export async function recordCause({ db, now }: Deps, who: Recorder, cause: NewCause): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await assertOwnUnit(tx, who, cause.unitCode);
    const recommended = who.dataScope.unitCode !== undefined;
    const signed = { by: who.accountId, onBehalfOf: principalId(), at: now() };
    const causeId = await insertCause(tx, { ...cause, recommended, ...signed });
    await tell(tx, 'common_cause_recorded', causeId, { by: who.username, ...saidBy(cause) }, cause.unitCode);
    return causeId;
  });
}

/** What an inspector or a brigade leader changes is no mere recommendation any more. @throws not_found, cause_of_other_unit */
export async function changeCause({ db }: Deps, who: Recorder, causeId: string, cause: NewCause): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await lockOwnCause(tx, who, causeId);
    await assertOwnUnit(tx, who, cause.unitCode);
    await updateCause(tx, causeId, { ...cause, recommended: who.dataScope.unitCode !== undefined });
    const payload = {
      by: who.username,
      before: saidBy({
        ...before,
        unitCode: before.unit_code,
        startsAt: before.starts_at.toISOString(),
        endsAt: before.ends_at?.toISOString() ?? null,
      }),
      after: saidBy(cause),
    };
    await tell(tx, 'common_cause_changed', causeId, payload, cause.unitCode);
  });
}

/** The cause, held, of a unit of which this person may record causes. @throws not_found, cause_of_other_unit */
export async function lockOwnCause(tx: Transaction, { dataScope }: Recorder, causeId: string) {
  const cause = await lockCause(tx, causeId);
  if (!cause) throw errors.notFound('The cause');
  if (!mayRecordOf(dataScope, cause.unit_code)) throw problem('cause_of_other_unit');
  return cause;
}

export function mayRecordOf(dataScope: DataScope, unitCode: string | null): boolean {
  return isInScope(dataScope, { unitCode, badgeNo: null });
}

async function assertOwnUnit(tx: Transaction, { dataScope }: Recorder, unitCode: string | null): Promise<void> {
  if (!mayRecordOf(dataScope, unitCode)) throw problem('cause_of_other_unit');
  if (unitCode === null) return;
  const unit = await tx.selectFrom('unit').select('unit_code').where('unit_code', '=', unitCode).executeTakeFirst();
  if (!unit) throw errors.badRequest([{ path: 'body.unitCode', message: `there is no unit ${unitCode}` }]);
}

async function tell(
  tx: Transaction,
  type: 'common_cause_recorded' | 'common_cause_changed',
  causeId: string,
  payload: object,
  unitCode: string | null,
): Promise<void> {
  await appendFact(tx, { type, subject: `common_cause:${causeId}`, payload });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: unitCode === null ? [] : [unitCode] }]);
}

function saidBy({ title, kind, text, startsAt, endsAt, unitCode }: NewCause): object {
  return { cause: title, causeKind: kind, text, startsAt, endsAt, unitCode };
}
