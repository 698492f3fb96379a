import type { SegmentState } from '@rollcall/shared/http/coverage';
import type { FieldInspectionDetail, FieldInspectionRow } from '@rollcall/shared/resources/field-inspections';
import { selectActivityCoverage } from '../../coverage/activity-coverage-repository.ts';
import { type CoverageOptions, selectCoverage } from '../../coverage/coverage-repository.ts';
import type { Stretch } from '../../coverage/covered-activity.ts';
import { type DayRecording, selectDayRecordings } from '../../coverage/day-recording-repository.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { seesOrder } from '../visits/sees-order.ts';
import { mayStillChange } from './record-inspection.ts';
import {
  findCorrection,
  findLinked,
  findShiftEnd,
  inspectionsWith,
  type StoredInspection,
  selectActivitiesAt,
} from './repository.ts';

const hourMs = 3_600_000;

interface Deps {
  db: Database;
  now: () => Date;
}

/** @throws not_found */
export async function inspectionDetail(
  { db, now }: Deps,
  { session, dataScope }: { session: SignedIn; dataScope: DataScope },
  inspectionId: string,
): Promise<FieldInspectionDetail> {
  const row = await findInspection(db, { session, dataScope }, inspectionId);
  const at = now();
  return {
    ...toRow(row),
    photo:
      row.photo_name === null || row.photo_sha256 === null || row.photo_type === null
        ? null
        : {
            fileName: row.photo_name,
            sha256: row.photo_sha256,
            sizeBytes: row.photo_bytes ?? 0,
            mediaType: row.photo_type,
          },
    ...(await findLinked(db, { inspectionId, joinsFindingId: row.joins_finding_id })),
    footage: await footageOf(db, row, at),
    corrects: row.corrects,
    correctedBy: await findCorrection(db, inspectionId),
    withdrawReason: row.withdraw_reason,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    mayChange: seesOrder(session) && mayStillChange(row, session, at),
    history: await selectHistoryOf(db, `field_inspection:${inspectionId}`),
  };
}

/** @throws not_found */
export async function findInspection(
  db: Database,
  { session, dataScope }: { session: SignedIn; dataScope: DataScope },
  inspectionId: string,
): Promise<StoredInspection> {
  const row = await inspectionsWith(db, {}, { dataScope, seesOrder: seesOrder(session) })
    .where('i.inspection_id', '=', inspectionId)
    .executeTakeFirst();
  if (!row) throw errors.notFound(`The inspection ${inspectionId}`);
  return row;
}

type FootageState = FieldInspectionDetail['footage']['state'];

/**
 * What recorders that the officer held recorded of that moment. Whether it is covered, missing or not due yet is what coverage says,
 * which findings go by: of his shift, else of his activities; time that neither asks for is due at the deadline.
 */
async function footageOf(db: Database, row: StoredInspection, asOf: Date): Promise<FieldInspectionDetail['footage']> {
  const { badge_no: badgeNo, inspected_at: from } = row;
  const to = new Date(from.getTime() + 1);
  const parameters = await readParameters(db);
  const until = (await findShiftEnd(db, row.shift_id)) ?? from;
  const dueAt = new Date(until.getTime() + parameters.importDeadlineHours * hourMs);
  const recordings = (await selectDayRecordings(db, { badgeNo, from, to, asOf })).filter(
    (one) => one.kind === 'video' && !one.disputed && !one.damaged && shows(one, from),
  );
  const options = { asOf, parameters };
  const covered = (await stateInShift(db, row, options)) ?? (await stateInActivity(db, row, options));
  const byItself = recordings.length > 0 ? 'covered' : asOf < dueAt ? 'not_due' : 'none';
  return {
    state: covered ?? byItself,
    dueAt: dueAt.toISOString(),
    recordings: recordings.map((one) => ({
      recordingId: one.recordingId,
      recorderSerial: one.recorderSerial,
      fileName: one.fileName,
      from: one.from.toISOString(),
      to: one.to.toISOString(),
    })),
  };
}

function shows({ from, to, holes }: DayRecording, at: Date): boolean {
  const isIn = (begin: Date, end: Date) => begin <= at && at < end;
  return isIn(from, to) && !holes.some((hole) => isIn(new Date(hole.from), new Date(hole.to)));
}

const stateOfSegment: Record<SegmentState, FootageState | undefined> = {
  recorded: 'covered',
  not_inspected: 'covered',
  missing: 'none',
  not_yet_due: 'not_due',
  exempt: undefined,
};

/** @returns undefined: the shift doesn't ask for footage of that moment */
async function stateInShift(
  db: Database,
  { shift_id: shiftId, inspected_at: at }: StoredInspection,
  options: CoverageOptions,
): Promise<FootageState | undefined> {
  if (shiftId === null) return undefined;
  const [shift] = await selectCoverage(db, { shiftIds: [shiftId] }, options);
  const segment = shift?.segments.find(({ from, to }) => from <= at && at < to);
  return segment && stateOfSegment[segment.state];
}

/** @returns undefined: no activity asks for footage of that moment, or footage is there */
async function stateInActivity(
  db: Database,
  { badge_no: badgeNo, inspected_at: at }: StoredInspection,
  options: CoverageOptions,
): Promise<FootageState | undefined> {
  const activities = await selectActivityCoverage(db, await selectActivitiesAt(db, badgeNo, at), options);
  const isIn = (times: readonly Stretch[]) => times.some(([from, to]) => from <= at.getTime() && at.getTime() < to);
  const asking = activities.filter(({ required, exempt }) => required && !isIn(exempt));
  const lacking = asking.filter(({ covered, uninspected }) => !isIn(covered) && !isIn(uninspected));
  if (lacking.length === 0) return undefined;
  return lacking.some(({ due }) => due) ? 'none' : 'not_due';
}

export function toRow(row: StoredInspection): FieldInspectionRow {
  return {
    inspectionId: row.inspection_id,
    state: row.state,
    inspectedAt: row.inspected_at.toISOString(),
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    place: row.at_place,
    items: row.items,
    note: row.note,
    recorderSerial: row.recorder_serial,
    shiftId: row.shift_id,
    dutyTypeName: row.duty_type_name,
    post: row.post,
    dutyDate: row.duty_date,
    visit: row.visit,
    hasPhoto: row.photo_sha256 !== null,
    recordedBy: row.signed_by,
    recordedAt: row.recorded_at.toISOString(),
  };
}
