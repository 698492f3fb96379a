import type { Database } from '@rollcall/cloud/db/database';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import type { World } from './coverage-oracle.ts';

/** What lies in the database about these shifts, for the oracle; of holdings, recordings and docks what came from `from` on. */
export async function readWorld(db: Database, shiftIds: readonly string[], from: Date): Promise<World> {
  const { importDeadlineHours, joinToleranceMs, coverageGapMs } = await readParameters(db);
  const shifts = await db
    .selectFrom('shift as s')
    .innerJoin('duty_type as t', 't.duty_type', 's.duty_type')
    .select(['s.shift_id', 's.badge_no', 's.starts_at', 's.ends_at', 's.cancelled_at', 't.recording_rule'])
    .where('s.shift_id', 'in', shiftIds)
    .execute();
  const holdings = await db.selectFrom('holding').selectAll().where('held_from', '>=', from).execute();
  const recordings = await db.selectFrom('recording').selectAll().where('captured_at', '>=', from).execute();
  const docks = await db.selectFrom('dock_session').selectAll().where('docked_at', '>=', from).execute();
  return {
    importDeadlineMs: importDeadlineHours * 3_600_000,
    joinToleranceMs,
    coverageGapMs,
    shifts: shifts.map((shift) => ({
      shiftId: shift.shift_id,
      badgeNo: shift.badge_no,
      from: shift.starts_at.getTime(),
      to: shift.ends_at.getTime(),
      mustRecord: shift.recording_rule === 'continuous',
      cancelled: shift.cancelled_at !== null,
    })),
    holdings: holdings.map((holding) => ({
      recorderSerial: holding.recorder_serial,
      badgeNo: holding.badge_no,
      from: holding.held_from.getTime(),
      until: holding.held_until?.getTime() ?? null,
    })),
    recordings: recordings.map((recording) => ({
      recordingId: recording.recording_id,
      recorderSerial: recording.recorder_serial,
      kind: recording.inspection.kind as World['recordings'][number]['kind'],
      damaged: recording.inspection_outcome === 'damaged',
      disputed: recording.several_recorders,
      from: recording.captured_at?.getTime() ?? null,
      until: recording.captured_until?.getTime() ?? null,
      announcedAt: recording.announced_at.getTime(),
    })),
    docks: docks.map((dock) => ({
      recorderSerial: dock.recorder_serial,
      dockedAt: dock.docked_at.getTime(),
      collectedAt: dock.collected_at?.getTime() ?? null,
    })),
  };
}
