import type { Database } from '@rollcall/cloud/db/database';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { sql } from 'kysely';
import type { OracleShift, World } from './oracle-world.ts';

/**
 * What lies in the database about these shifts and activities, for the oracle; of holdings, recordings and docks what came from
 * `from` on.
 */
export async function readWorld(
  db: Database,
  { shiftIds, activityIds, from }: { shiftIds: readonly string[]; activityIds: readonly string[]; from: Date },
): Promise<World> {
  const parameters = await readParameters(db);
  const { importDeadlineHours, joinToleranceMs, coverageGapMs, minCoverageShare } = parameters;
  const holdings = await db.selectFrom('holding').selectAll().where('held_from', '>=', from).execute();
  const recordings = await db.selectFrom('recording').selectAll().where('captured_at', '>=', from).execute();
  const docks = await db.selectFrom('dock_session').selectAll().where('docked_at', '>=', from).execute();
  const inventories = await db
    .selectFrom('card_inventory')
    .select('dock_session_id')
    .where((eb) => eb.or([eb('unread', '>', 0), eb('set_aside', '>', 0)]))
    .execute();
  const unreadIn = new Set(inventories.map((inventory) => inventory.dock_session_id));
  return {
    importDeadlineMs: importDeadlineHours * 3_600_000,
    joinToleranceMs,
    coverageGapMs,
    minCoverageShare,
    rulesFrom: await readRulesFrom(db),
    ...(await readExcuses(db)),
    shifts: await readShifts(db, shiftIds),
    activities: await readActivities(db, activityIds),
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
      uninspected: recording.inspection_outcome === 'not_inspected',
      disputed: recording.several_recorders,
      from: recording.captured_at?.getTime() ?? null,
      until: recording.captured_until?.getTime() ?? null,
      holes: holesOf(recording),
      announcedAt: recording.announced_at.getTime(),
      errorMs: recording.clock_error_ms,
    })),
    docks: docks.map((dock) => ({
      recorderSerial: dock.recorder_serial,
      dockedAt: dock.docked_at.getTime(),
      collectedAt: dock.collected_at?.getTime() ?? null,
      undockedAt: dock.undocked_at?.getTime() ?? null,
      whole: !unreadIn.has(dock.dock_session_id),
    })),
  };
}

function holesOf({ captured_at, holes }: { captured_at: Date | null; holes: string | null }): [number, number][] {
  const begin = captured_at?.getTime() ?? 0;
  return [...(holes ?? '').matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, until]) => [
    begin + Number(from),
    begin + Number(until),
  ]);
}

async function readShifts(db: Database, shiftIds: readonly string[]): Promise<OracleShift[]> {
  const breaks = await db.selectFrom('shift_break').selectAll().where('shift_id', 'in', shiftIds).execute();
  const shifts = await db
    .selectFrom('shift as s')
    .innerJoin('duty_type as t', 't.duty_type', 's.duty_type')
    .select(['s.shift_id', 's.badge_no', 's.starts_at', 's.ends_at', 's.cancelled_at', 't.recording_rule'])
    .where('s.shift_id', 'in', shiftIds)
    .execute();
  return shifts.map((shift) => ({
    shiftId: shift.shift_id,
    badgeNo: shift.badge_no,
    from: shift.starts_at.getTime(),
    to: shift.ends_at.getTime(),
    rule: shift.recording_rule,
    cancelled: shift.cancelled_at !== null,
    breaks: breaks.filter((one) => one.shift_id === shift.shift_id).map(timesOf),
  }));
}

async function readActivities(db: Database, activityIds: readonly string[]): Promise<World['activities']> {
  const officers = await db
    .selectFrom('activity_officer')
    .selectAll()
    .where('activity_id', '=', sql<string>`any(${activityIds}::uuid[])`)
    .execute();
  const activities = await db
    .selectFrom('activity')
    .selectAll()
    .where('activity_id', '=', sql<string>`any(${activityIds}::uuid[])`)
    .execute();
  return activities.map((activity) => ({
    activityId: activity.activity_id,
    ...timesOf(activity),
    leadMs: activity.lead_ms,
    lagMs: activity.lag_ms,
    required: activity.required,
    withdrawn: activity.withdrawn_at !== null,
    badgeNos: officers.filter((one) => one.activity_id === activity.activity_id).map((one) => one.badge_no),
  }));
}

async function readRulesFrom(db: Database): Promise<number | null> {
  const { rows } = await sql<{ begins: Date | null }>`
    select rules_from()::timestamp at time zone 'Asia/Shanghai' as begins
  `.execute(db);
  return rows[0]?.begins === null ? null : Number(rows[0]?.begins);
}

/** Everything that may excuse anybody, and where everybody belongs. */
async function readExcuses(
  db: Database,
): Promise<Pick<World, 'units' | 'leaves' | 'exemptions' | 'tickets' | 'disputes' | 'stations' | 'outages'>> {
  const officers = await db.selectFrom('officer').select(['badge_no', 'unit_code']).execute();
  const leaves = await db.selectFrom('leave').selectAll().where('removed_at', 'is', null).execute();
  const exemptions = await db.selectFrom('exemption').selectAll().execute();
  const tickets = await db.selectFrom('repair_ticket').selectAll().execute();
  const disputes = await db.selectFrom('custody_dispute').selectAll().where('state', '=', 'open').execute();
  const stations = await db
    .selectFrom('station')
    .selectAll()
    .where('enrolled_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute();
  const outages = await db.selectFrom('station_outage').selectAll().execute();
  return {
    units: Object.fromEntries(officers.map((officer) => [officer.badge_no, officer.unit_code])),
    leaves: leaves.map((leave) => ({ badgeNo: leave.badge_no, ...timesOf(leave) })),
    exemptions: exemptions.map((exemption) => ({
      badgeNo: exemption.badge_no,
      unitCode: exemption.unit_code,
      ...timesOf(exemption),
      reason: exemption.reason_code,
      approved: exemption.state === 'approved',
    })),
    tickets: tickets.map((ticket) => ({
      recorderSerial: ticket.recorder_serial,
      from: ticket.reported_at.getTime(),
      until: ticket.closed_at?.getTime() ?? null,
      scrapped: ticket.outcome === 'scrapped',
    })),
    disputes: disputes.map((dispute) => ({
      recorderSerial: dispute.recorder_serial,
      badgeNo: dispute.badge_no,
      from: dispute.from_at.getTime(),
      until: dispute.until_at?.getTime() ?? null,
    })),
    stations: stations.map((station) => ({ stationId: station.station_id, unitCode: station.unit_code })),
    outages: outages.map((outage) => ({
      stationId: outage.station_id,
      from: outage.began_at.getTime(),
      until: outage.ended_at?.getTime() ?? null,
    })),
  };
}

function timesOf({ starts_at, ends_at }: { starts_at: Date; ends_at: Date }): { from: number; to: number } {
  return { from: starts_at.getTime(), to: ends_at.getTime() };
}
