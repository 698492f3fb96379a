import { randomUUID } from 'node:crypto';
import { custodies } from '@rollcall/shared/resources/custodies';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { custodyProblems } from '@rollcall/shared/words/custodies';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { Custody, CustodyChange, CustodyObjection, WantedCustody } from './custody.ts';
import { findCustody } from './repository.ts';
import { saveCustodies } from './save-custodies.ts';

const problem = problemsOf(custodies.problems, custodyProblems);

/** @returns its id @throws AppError when it is not allowed */
export async function addCustody(
  db: Database,
  custody: Omit<Custody, 'custodyId'>,
  change: CustodyChange,
): Promise<string> {
  const custodyId = randomUUID();
  const wanted = { ...custody, custodyId };
  const saved = await db.transaction().execute((tx) => saveCustodies(tx, [wanted], change));
  if (saved.outcome === 'refused') throw refusalOfCustody(saved.objections, wanted);
  return custodyId;
}

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeCustody(
  db: Database,
  custodyId: string,
  changes: { [Field in keyof Omit<Custody, 'custodyId'>]?: Custody[Field] | undefined },
  change: CustodyChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await findVisibleCustody(tx, custodyId, change);
    if (before.basis === 'observed') throw problem('custody_observed');
    const wanted = {
      custodyId,
      recorderSerial: changes.recorderSerial ?? before.recorderSerial,
      badgeNo: changes.badgeNo ?? before.badgeNo,
      basis: changes.basis ?? before.basis,
      heldFrom: changes.heldFrom ?? before.heldFrom,
      heldUntil: changes.heldUntil === undefined ? before.heldUntil : changes.heldUntil,
    };
    const saved = await saveCustodies(tx, [wanted], change);
    if (saved.outcome === 'refused') throw refusalOfCustody(saved.objections, wanted);
  });
}

/** Removes a wrong entry. Its facts stay. @throws AppError `not_found` */
export async function removeCustody(db: Database, custodyId: string, change: CustodyChange): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { basis } = await findVisibleCustody(tx, custodyId, change);
    if (basis === 'observed') throw problem('custody_observed');
    await saveCustodies(tx, [], change, { remove: [custodyId] });
  });
}

/** Takes `lockDutyExclusive`, then reads the custody: it can't change until the transaction ends. @throws AppError `not_found` */
export async function findVisibleCustody(
  tx: Transaction,
  custodyId: string,
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<Custody> {
  await lockDutyExclusive(tx);
  const custody = await findCustody(tx, custodyId, { unitCode });
  if (!custody) throw errors.notFound(`The custody ${custodyId}`);
  return custody;
}

/** The error for the objections to one custody: all its wrong fields, or else the first other objection. */
export function refusalOfCustody(
  objections: readonly CustodyObjection[],
  { recorderSerial, badgeNo }: WantedCustody,
): AppError {
  const fields = objections.flatMap(({ kind }) => {
    if (kind === 'unknown_recorder') return [{ path: 'body.recorderSerial', message: `no recorder ${recorderSerial}` }];
    if (kind === 'unknown_officer') return [{ path: 'body.badgeNo', message: `no officer ${badgeNo}` }];
    if (kind === 'held_backwards') return [{ path: 'body.heldUntil', message: 'must be later than heldFrom' }];
    return [];
  });
  if (fields.length > 0) return errors.badRequest(fields);
  for (const objection of objections) {
    switch (objection.kind) {
      case 'officer_of_other_unit':
        return errors.ofOtherUnit(`The officer ${badgeNo}`);
      case 'recorder_of_other_unit':
        return errors.ofOtherUnit(`The recorder ${recorderSerial}`);
      case 'recorder_scrapped':
        return errors.recorderScrapped(recorderSerial);
      case 'officer_left':
        return errors.officerLeft(badgeNo, objection.leftOn);
      case 'custody_overlap':
        return overlapOf(recorderSerial, objection.other);
      case 'holder_of_other_unit':
        return problem('custody_takes_from_other_unit', {
          detail: `${objection.badgeNo}, of another unit, holds the recorder at that time.`,
        });
      case 'reason_required':
        return errors.reasonRequired();
    }
  }
  throw new Error('there is no objection to one custody among these');
}

function overlapOf(recorderSerial: string, { custodyId, badgeNo, basis, heldFrom, heldUntil }: Custody): AppError {
  const until = heldUntil === null ? '' : ` ${localMinuteOf(heldUntil)}`;
  const interval = `${localMinuteOf(heldFrom)} –${until}`;
  return problem('custody_overlaps', {
    detail: `${recorderSerial} is with ${badgeNo} (${basis}), ${interval}.`,
    fields: [{ path: 'body.heldFrom', message: `${recorderSerial}: ${badgeNo}, ${interval} (${custodyId})` }],
  });
}
