import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isRecent } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

const unitCode = sql`coalesce(r.unit_code, s.unit_code)`;

function tickets(since: RawBuilder<unknown>, where: RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`t.repair_ticket_id`,
    badgeNo: sql`t.reported_by`,
    unitCode,
    since,
    about: { recorderSerial: sql`t.recorder_serial`, text: sql`t.symptom` },
    from: sql`repair_ticket t
      left join recorder r on r.recorder_serial = t.recorder_serial left join station s on s.station_id = t.station_id`,
    where,
  };
}

/** For the leader of the unit. */
const ofUnit: InboxSource = {
  side: 'must_do',
  kind: 'repair_ticket',
  select({ dataScopeFor }) {
    const unit = dataScopeFor('repairs.write')?.unitCode;
    if (typeof unit !== 'string') return undefined;
    return tickets(sql`t.reported_at`, [sql`t.state <> 'closed' and ${unitCode} = ${unit}`]);
  },
};

const reported: InboxSource = {
  side: 'waiting_for',
  kind: 'repair_ticket',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts
      ? undefined
      : tickets(sql`t.reported_at`, [sql`t.state <> 'closed' and t.reported_by = ${badgeNo}`]),
};

const repaired: InboxSource = {
  side: 'decided',
  kind: 'repair_ticket',
  select(reader) {
    const { badgeNo, acts } = reader;
    if (badgeNo === null || acts) return undefined;
    return tickets(sql`t.closed_at`, [sql`t.reported_by = ${badgeNo}`, isRecent(sql`t.closed_at`, reader)]);
  },
};

export const repairTickets = [ofUnit, reported, repaired];
