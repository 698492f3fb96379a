import { randomUUID } from 'node:crypto';
import type { InspectionCorrection, NewFieldInspection } from '@rollcall/shared/resources/field-inspections';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { principalOf } from '../../auth/principal.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { selectHeld } from '../../devices/pre-shift-checks/repository.ts';
import { errors } from '../../errors/errors.ts';
import { endOrdersOfInspection, moveOrdersOfInspection } from '../../findings/spot-orders/end-orders.ts';
import { placeOrder } from '../../findings/spot-orders/give-order.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { keepLeaderships } from '../../registry/leadership-repository.ts';
import { faultsOf } from './judge-inspection.ts';
import { problem } from './problem.ts';
import {
  findByForm,
  findRunningShift,
  insertInspection,
  lockInspection,
  saveWithdrawn,
  selectSought,
} from './repository.ts';
import { lockInspections, reviewInspections } from './review-inspections.ts';

const dayMs = 24 * 3_600_000;
/** A form may have waited for a network so long. */
const longestWaitMs = 3 * dayMs;
/** Clocks of phones differ a little. */
const aheadMs = 5 * 60_000;

interface Photo {
  fileName: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
}

interface Deps {
  db: Database;
  now: () => Date;
  /** Takes a file that this account sent before. */
  takeFile: (tx: Transaction, attachmentId: string) => Promise<Photo>;
}

type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * Records what an inspector saw, and orders what he told the officer to put right at once; a fault becomes a finding, or joins the one that states it. The same form is recorded once.
 * @returns its id
 * @throws inspected_unknown, inspected_ambiguous, inspection_time_unfit, recused, not_yet_second_person, attachment_gone,
 * and what `placeOrder` throws
 */
export async function recordInspection(deps: Deps, who: Who, wanted: NewFieldInspection): Promise<string> {
  const at = deps.now();
  return deps.db.transaction().execute(async (tx) => {
    const known = await begin(tx, who, wanted.formKey);
    if (known !== undefined) return known;
    const inspectionId = await record(deps, tx, who, wanted, { at, corrects: null, kept: null });
    await reviewInspections(tx, [inspectionId], at);
    return inspectionId;
  });
}

/**
 * Records it anew, and withdraws what was recorded before: both are kept.
 * @returns the id of the new one
 * @throws not_found, inspection_not_own, inspection_closed, and what `recordInspection` throws
 */
export async function correctInspection(
  deps: Deps,
  who: Who,
  inspectionId: string,
  { reason, keepPhoto, ...wanted }: InspectionCorrection,
): Promise<string> {
  const at = deps.now();
  return deps.db.transaction().execute(async (tx) => {
    const known = await begin(tx, who, wanted.formKey);
    if (known !== undefined) return known;
    const before = await lockOwn(tx, who, inspectionId, at);
    const photo = keepPhoto ? photoOf(before) : null;
    const correctedBy = await record(deps, tx, who, wanted, { at, corrects: inspectionId, kept: photo });
    await withdraw(tx, who, inspectionId, { at, reason, correctedBy });
    await moveOrdersOfInspection(tx, { from: inspectionId, to: correctedBy });
    await reviewInspections(tx, [inspectionId, correctedBy], at);
    return correctedBy;
  });
}

/** Takes it back: its finding is resolved. @throws not_found, inspection_not_own, inspection_closed */
export async function withdrawInspection(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Who,
  inspectionId: string,
  reason: string,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (tx) => {
    await keepLeaderships(tx);
    await lockInspections(tx);
    await lockOwn(tx, who, inspectionId, at);
    await withdraw(tx, who, inspectionId, { at, reason });
    await endOrdersOfInspection(tx, inspectionId, at);
    await reviewInspections(tx, [inspectionId], at);
  });
}

/** Whether who recorded it may still change it: on the same day, once. */
export function mayStillChange(
  row: { recorded_by: string; recorded_at: Date; withdrawn_at: Date | null },
  who: Pick<SignedIn, 'accountId' | 'actingFor'>,
  now: Date,
): boolean {
  return row.recorded_by === principalOf(who) && isOpen(row, now);
}

function isOpen({ recorded_at, withdrawn_at }: { recorded_at: Date; withdrawn_at: Date | null }, now: Date): boolean {
  return withdrawn_at === null && localDateOf(recorded_at) === localDateOf(now);
}

/** From here on nobody else records, and no finding of missing footage is written. @returns what the form became already */
async function begin(tx: Transaction, who: Who, formKey: string): Promise<string | undefined> {
  await keepLeaderships(tx);
  await lockInspections(tx);
  return findByForm(tx, { recordedBy: principalOf(who), formKey });
}

async function record(
  { takeFile }: Deps,
  tx: Transaction,
  who: Who,
  wanted: NewFieldInspection,
  { at, corrects, kept }: { at: Date; corrects: string | null; kept: Photo | null },
): Promise<string> {
  const { formKey, sought, place, items, note, attachmentId, begunBy = who.username } = wanted;
  if (begunBy !== who.username) throw problem('inspection_not_own');
  const told = wanted.inspectedAt === undefined ? at : new Date(wanted.inspectedAt);
  if (told.getTime() > at.getTime() + aheadMs || told.getTime() < at.getTime() - longestWaitMs) {
    throw problem('inspection_time_unfit', { fields: [{ path: 'body.inspectedAt', message: 'is out of bounds' }] });
  }
  const inspectedAt = told > at ? at : told;
  const found = await selectSought(tx, sought, inspectedAt);
  const [officer] = found;
  if (!officer) throw problem('inspected_unknown');
  if (found.length > 1) throw problem('inspected_ambiguous');
  const { badgeNo, unitCode } = officer;
  await assertNotRecused(tx, who, [badgeNo]);
  const photo = attachmentId === undefined ? kept : await takeFile(tx, attachmentId);
  const shift = await findRunningShift(tx, badgeNo, inspectedAt);
  const [held] = await selectHeld(tx, badgeNo, inspectedAt);
  const recorderSerial = officer.recorderSerial ?? held?.recorderSerial ?? null;
  const faults = faultsOf(items);
  const inspectionId = randomUUID();
  await insertInspection(tx, {
    inspection_id: inspectionId,
    form_key: formKey,
    badge_no: badgeNo,
    unit_code: unitCode,
    recorder_serial: recorderSerial,
    shift_id: shift?.shiftId ?? null,
    duty_type: shift?.dutyType ?? null,
    post: shift?.post ?? null,
    duty_date: shift?.dutyDate ?? localDateOf(inspectedAt),
    inspected_at: inspectedAt,
    at_place: place,
    items: JSON.stringify(items),
    note,
    faulty: faults.length > 0,
    photo_name: photo?.fileName ?? null,
    photo_sha256: photo?.sha256 ?? null,
    photo_bytes: photo?.sizeBytes ?? null,
    photo_type: photo?.mediaType ?? null,
    recorded_by: principalOf(who),
    recorded_at: at,
    corrects,
  });
  await appendFact(tx, {
    type: 'field_inspected',
    subject: `field_inspection:${inspectionId}`,
    payload: {
      by: who.username,
      ...{ badgeNo, unitCode, inspectedAt: inspectedAt.toISOString(), place, items, faults },
      ...(note === '' ? {} : { note }),
      ...(recorderSerial === null ? {} : { recorderSerial }),
      ...(shift === undefined ? {} : { shiftId: shift.shiftId }),
      ...(photo === null ? {} : { fileName: photo.fileName, sha256: photo.sha256, sizeBytes: photo.sizeBytes }),
      ...(corrects === null ? {} : { corrects }),
    },
  });
  if (wanted.order) {
    const giver = { ...who, scope: 'all', dataScope: seesAll } as const;
    const order = {
      ...wanted.order,
      origin: 'inspection',
      originId: inspectionId,
      ownerBadgeNo: badgeNo,
      told: true,
    } as const;
    await placeOrder(tx, giver, order, { at, orderedAt: inspectedAt });
  }
  return inspectionId;
}

async function lockOwn(tx: Transaction, who: Who, inspectionId: string, at: Date) {
  const row = await lockInspection(tx, inspectionId);
  if (!row) throw errors.notFound(`The inspection ${inspectionId}`);
  if (row.recorded_by !== principalOf(who)) throw problem('inspection_not_own');
  if (!isOpen(row, at)) throw problem('inspection_closed');
  return row;
}

async function withdraw(
  tx: Transaction,
  who: Who,
  inspectionId: string,
  { at, reason, correctedBy }: { at: Date; reason: string; correctedBy?: string },
): Promise<void> {
  await saveWithdrawn(tx, inspectionId, { by: who.accountId, at, reason });
  await appendFact(tx, {
    type: 'field_inspection_withdrawn',
    subject: `field_inspection:${inspectionId}`,
    payload: { by: who.username, reason, ...(correctedBy === undefined ? {} : { correctedBy }) },
  });
}

function photoOf(row: {
  photo_name: string | null;
  photo_sha256: string | null;
  photo_bytes: number | null;
  photo_type: string | null;
}): Photo | null {
  const { photo_name: fileName, photo_sha256: sha256, photo_bytes: sizeBytes, photo_type: mediaType } = row;
  if (fileName === null || sha256 === null || sizeBytes === null || mediaType === null) return null;
  return { fileName, sha256, sizeBytes, mediaType };
}
