import type {
  AttendanceFilters,
  AttendanceRow,
  TrainingSessionFilters,
  TrainingSessionRow,
} from '@rollcall/shared/resources/training-sessions';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { TrainingTables } from '../../db/tables/training-tables.ts';
import { attendanceState, hasLeft, isOnLeave, madeUpIn } from '../../duty/session-attendance.ts';
import type { Sort } from '../../http/keyset.ts';
import { attendanceSeenBy, type Viewer } from './viewer.ts';

export type StoredSession = Selectable<TrainingTables['training_session']>;
export type ListedSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;
export type ListedAttendance = Awaited<ReturnType<typeof selectAttendance>>[number];

type Counts = Pick<TrainingSessionRow, 'expected' | 'present' | 'unconfirmed' | 'excused' | 'absent' | 'madeUp'>;

/** Latest first. */
export const sessionSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('s.starts_at'), type: 'timestamptz' },
    { by: sql.ref('s.session_id'), type: 'uuid' },
  ],
};

/** Latest session first, each by badge number. */
export const attendanceSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql`(-floor(extract(epoch from s.starts_at) / 60))::integer`, type: 'integer' },
    { by: sql.ref('a.session_id'), type: 'uuid' },
    { by: sql.ref('a.badge_no'), type: 'text' },
  ],
};

export function sessionsWith(
  db: Database,
  { state, unitCode, packId, from, to }: TrainingSessionFilters,
  viewer: Viewer,
) {
  let rows = sessions(db, viewer);
  if (state) rows = rows.where('s.state', '=', state);
  if (unitCode) rows = rows.where('s.unit_code', '=', unitCode);
  if (packId) rows = rows.where('s.pack_id', '=', packId);
  if (from) rows = rows.where('s.starts_at', '>=', startOfLocalDate(from));
  if (to) rows = rows.where('s.starts_at', '<', startOfLocalDate(addDays(to, 1)));
  return rows;
}

export async function findSession(db: Database | Transaction, sessionId: string, viewer: Viewer) {
  return sessions(db, viewer).where('s.session_id', '=', sessionId).executeTakeFirst();
}

/** Each with the counts of what is in sight of it; one without any isn't. */
function sessions(db: Database | Transaction, viewer: Viewer) {
  const counts = sql<Counts>`(
    select json_build_object(
      'expected', count(*),
      'present', count(*) filter (where c.state = 'present'),
      'unconfirmed', count(*) filter (where c.state in ('listed', 'denied')),
      'excused', count(*) filter (where c.state = 'excused'),
      'absent', count(*) filter (where c.state in ('expected', 'missed')),
      'madeUp', count(*) filter (where c.made_up)
    )
    from (
      select ${attendanceState} as state, ${madeUpIn()} is not null as made_up
      from training_attendance a
      where a.session_id = s.session_id and ${attendanceSeenBy(viewer)}
    ) as c
  )`;
  return db
    .selectFrom('training_session as s')
    .leftJoin('unit as u', 'u.unit_code', 's.unit_code')
    .leftJoin('study_pack as p', 'p.pack_id', 's.pack_id')
    .leftJoin('account as planner', 'planner.account_id', 's.planned_by_account')
    .leftJoin('account as off', 'off.username', 's.signed_off_by')
    .selectAll('s')
    .select([
      // A list keeps the row's own place in it under that name.
      's.place as room',
      'u.name as unit_name',
      'p.title as pack_title',
      'p.questions',
      signedBy<null>('planner').as('planner'),
      signedBy<null>('off').as('signer'),
      counts.as('counts'),
    ])
    .where(isSessionSeenBy(viewer));
}

function isSessionSeenBy(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.dataScope.unitCode === undefined && viewer.dataScope.badgeNo === undefined) return sql`true`;
  return sql`exists (
    select from training_attendance a where a.session_id = s.session_id and ${attendanceSeenBy(viewer)}
  )`;
}

export function toSessionRow(row: ListedSession): TrainingSessionRow {
  return {
    sessionId: row.session_id,
    state: row.state,
    topic: row.topic,
    violationClasses: row.violation_classes,
    place: row.room,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    packId: row.pack_id,
    packTitle: row.pack_title,
    makesUpFor: row.makes_up_for,
    signedOffAt: row.signed_off_at?.toISOString() ?? null,
    ...row.counts,
  };
}

/** The session, held until the end of the transaction: who signs in meanwhile waits. */
export async function lockSession(tx: Transaction, sessionId: string): Promise<StoredSession | undefined> {
  return tx
    .selectFrom('training_session')
    .selectAll()
    .where('session_id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Each change raises the version. What officers do themselves doesn't: it outdates no form. */
export async function updateSession(
  tx: Transaction,
  { session_id, version }: Pick<StoredSession, 'session_id' | 'version'>,
  changes: Omit<Parameters<ReturnType<typeof updateOf>['set']>[0], 'version'>,
): Promise<void> {
  await updateOf(tx)
    .set({ ...changes, version: version + 1 })
    .where('session_id', '=', session_id)
    .execute();
}

function updateOf(tx: Transaction) {
  return tx.updateTable('training_session');
}

export function attendanceWith(
  db: Database | Transaction,
  { sessionId, unitCode, badgeNo, state, madeUp, from, to }: AttendanceFilters,
  viewer: Viewer,
) {
  let rows = db
    .selectFrom('training_attendance as a')
    .innerJoin('training_session as s', 's.session_id', 'a.session_id')
    .innerJoin('officer as o', 'o.badge_no', 'a.badge_no')
    .innerJoin('unit as u', 'u.unit_code', 'a.unit_code')
    .selectAll('a')
    .select(['s.topic', 's.starts_at', 's.state as session_state', 'o.name as officer_name', 'u.name as unit_name'])
    .select([
      attendanceState.as('state'),
      isOnLeave.as('on_leave'),
      hasLeft.as('left_service'),
      madeUpIn().as('made_up_in'),
      sql<number | null>`cardinality(a.answers)`.as('questions'),
    ])
    .where(attendanceSeenBy(viewer));
  if (sessionId) rows = rows.where('a.session_id', '=', sessionId);
  if (unitCode) rows = rows.where('a.unit_code', '=', unitCode);
  if (badgeNo) rows = rows.where('a.badge_no', '=', badgeNo);
  if (state === 'unconfirmed') rows = rows.where(attendanceState, 'in', ['listed', 'denied']);
  else if (state === 'absent') rows = rows.where(attendanceState, 'in', ['expected', 'missed']);
  else if (state) rows = rows.where(attendanceState, '=', state);
  if (madeUp === true) rows = rows.where(madeUpIn(), 'is not', null);
  if (madeUp === false) rows = rows.where(madeUpIn(), 'is', null).where(attendanceState, 'in', notThere);
  if (from) rows = rows.where('s.starts_at', '>=', startOfLocalDate(from));
  if (to) rows = rows.where('s.starts_at', '<', startOfLocalDate(addDays(to, 1)));
  return rows;
}

/** Who wasn't there, once it is signed off. */
const notThere = ['denied', 'excused', 'missed'] as const;

/** Whether he is still to make up for a session that was signed off. */
export function isToMakeUp({
  state,
  made_up_in,
  left_service,
}: Pick<ListedAttendance, 'state' | 'made_up_in' | 'left_service'>): boolean {
  return notThere.some((one) => one === state) && made_up_in === null && !left_service;
}

/** Of one session, in sight. */
export async function selectAttendance(db: Database | Transaction, sessionId: string, viewer: Viewer) {
  return attendanceWith(db, { sessionId }, viewer).orderBy('a.badge_no').execute();
}

export function toAttendanceRow(row: ListedAttendance): AttendanceRow {
  return {
    sessionId: row.session_id,
    topic: row.topic,
    startsAt: row.starts_at.toISOString(),
    sessionState: row.session_state,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    state: row.state,
    attendedBy: row.attended_by,
    attendedAt: row.attended_at?.toISOString() ?? null,
    stationId: row.station_id,
    absenceReason: row.absence_reason,
    onLeave: row.on_leave,
    leftService: row.left_service,
    madeUpIn: row.made_up_in,
    rightAnswers: row.right_answers,
    questions: row.questions,
  };
}

/** Officers in service on a local date: those, of the unit and units below it, or all; in the order of their badge numbers. */
export async function selectServing(
  tx: Transaction,
  which: { badgeNos: readonly string[] } | { unitCode: string | null },
  day: string,
): Promise<{ badge_no: string; unit_code: string }[]> {
  let rows = tx
    .selectFrom('officer as o')
    .select(['o.badge_no', 'o.unit_code'])
    .where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', day)]))
    .orderBy('o.badge_no');
  if ('badgeNos' in which) rows = rows.where('o.badge_no', '=', sql<string>`any(${[...which.badgeNos]}::text[])`);
  else if (which.unitCode !== null) {
    rows = rows.where(
      sql<SqlBool>`o.unit_code in (
        with recursive below as (
          select unit_code from unit where unit_code = ${which.unitCode}
          union
          select u.unit_code from unit u join below on u.parent_code = below.unit_code
        )
        select unit_code from below
      )`,
    );
  }
  return rows.execute();
}
