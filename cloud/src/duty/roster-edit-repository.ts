import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';
import type { Span } from './insert-disjoint.ts';
import type { StandingLeave } from './leave.ts';
import type { RosterEdit } from './roster-edit.ts';
import type { StandingShift } from './shift.ts';

/** The JSON of the database holds instants as text. */
type Written<Side> = {
  [Field in keyof Side]: Side[Field] extends Date
    ? string
    : Side[Field] extends readonly Span[]
      ? WrittenSpan[]
      : Side[Field];
};
interface WrittenSpan {
  startsAt: string;
  endsAt: string;
}
type Row = { nr: number } & (
  | { thing: 'shift'; before: Written<StandingShift> | null; after: Written<StandingShift> | null }
  | { thing: 'leave'; before: Written<StandingLeave> | null; after: Written<StandingLeave> | null }
);

/** The edits of a proposal in order, as far as the reader may see them. */
export async function selectRosterEdits(
  db: Database | Transaction,
  rosterProposalId: string,
  { sight, limit }: { sight: Sight; limit?: number },
): Promise<(RosterEdit & { nr: number })[]> {
  const { rows } = await sql<Row>`
    select nr, thing, before, after from roster_proposal_change
    where roster_proposal_id = ${rosterProposalId} and ${changeInSight(sight)}
    order by nr limit ${limit ?? null}
  `.execute(db);
  return rows.map(toEdit);
}

/** The first edit of each proposal that the reader may see. */
export async function selectFirstRosterEdits(
  db: Database,
  rosterProposalIds: readonly string[],
  sight: Sight,
): Promise<Map<string, RosterEdit & { nr: number }>> {
  const { rows } = await sql<Row & { id: string }>`
    select distinct on (roster_proposal_id) roster_proposal_id as id, nr, thing, before, after
    from roster_proposal_change
    where roster_proposal_id = any(${rosterProposalIds}::uuid[]) and ${changeInSight(sight)}
    order by roster_proposal_id, nr
  `.execute(db);
  return new Map(rows.map((row) => [row.id, toEdit(row)]));
}

/** Whether a row of `roster_proposal_change` is about an officer whom the reader may see. */
export function changeInSight({ unitCode, badgeNo }: Sight): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) return sql`${badgeNo} = any(badge_nos)`;
  return unitCode === undefined ? sql`true` : sql`${unitCode} = any(unit_codes)`;
}

function toEdit({ nr, ...row }: Row): RosterEdit & { nr: number } {
  return row.thing === 'shift'
    ? { nr, thing: row.thing, before: toShift(row.before), after: toShift(row.after) }
    : { nr, thing: row.thing, before: toLeave(row.before), after: toLeave(row.after) };
}

function toShift(written: Written<StandingShift> | null): StandingShift | null {
  return written && { ...written, ...toSpan(written), breaks: written.breaks.map(toSpan) };
}

function toLeave(written: Written<StandingLeave> | null): StandingLeave | null {
  return written && { ...written, ...toSpan(written) };
}

function toSpan({ startsAt, endsAt }: WrittenSpan): Span {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
