import type { NewTrainingSession, TrainingSessionChange } from '@rollcall/shared/resources/training-sessions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { selectUnits } from '../../registry/unit-repository.ts';
import { problem } from './problem.ts';
import {
  findSession,
  isToMakeUp,
  type StoredSession,
  selectAttendance,
  selectServing,
  updateSession,
} from './repository.ts';
import { assertVersion, takeSession } from './take-session.ts';

export interface Deps {
  db: Database;
  now: () => Date;
}

export type Planner = Pick<SignedIn, 'accountId' | 'username' | 'scope'> & { dataScope: DataScope };

const longestMs = 12 * 3_600_000;

/**
 * Plans a session. A squad leader plans it for the own unit, and for its officers alone.
 * @returns its id
 * @throws session_backwards, forbidden, not_found, unknown_unit, unit_retired, session_no_make_up, session_unknown_officers, session_nobody
 */
export async function planSession({ db, now }: Deps, who: Planner, wanted: NewTrainingSession): Promise<string> {
  const { unitCode, makesUpFor = null, topic, violationClasses, place, packId } = wanted;
  const times = { startsAt: new Date(wanted.startsAt), endsAt: new Date(wanted.endsAt) };
  assertTimes(times);
  if (who.scope !== 'all' && unitCode !== who.dataScope.unitCode) throw errors.forbidden('training.plan');
  return db.transaction().execute(async (tx) => {
    await assertUnit(tx, unitCode);
    await assertPack(tx, packId);
    const day = localDateOf(times.startsAt);
    const missed = makesUpFor === null ? undefined : await whoMissed(tx, who, makesUpFor);
    const asked = wanted.badgeNos ?? missed;
    if (missed !== undefined) assertAmong(asked ?? [], missed);
    const officers = await choose(tx, who, {
      badgeNos: asked,
      mustServe: wanted.badgeNos !== undefined,
      unitCode,
      day,
    });
    const { session_id: sessionId } = await tx
      .insertInto('training_session')
      .values({
        topic,
        violation_classes: violationClasses,
        place,
        unit_code: unitCode,
        starts_at: times.startsAt,
        ends_at: times.endsAt,
        pack_id: packId,
        makes_up_for: makesUpFor,
        planned_by: who.username,
        planned_by_account: principalId() ?? who.accountId,
        created_at: now(),
      })
      .returning('session_id')
      .executeTakeFirstOrThrow();
    await addOfficers(tx, sessionId, officers);
    await appendFact(tx, {
      type: 'training_session_planned',
      subject: `training_session:${sessionId}`,
      payload: {
        by: who.username,
        ...{ topic, violationClasses, place, unitCode, packId, makesUpFor },
        startsAt: times.startsAt.toISOString(),
        endsAt: times.endsAt.toISOString(),
        badgeNos: officers.map(({ badge_no }) => badge_no),
      },
    });
    return sessionId;
  });
}

/**
 * Changes a session that isn't signed off. Who is present already stays on it.
 * @throws not_found, forbidden, session_not_planned, session_changed, session_backwards, session_unknown_officers, session_nobody
 */
export async function changeSession(
  deps: Deps,
  who: Planner,
  sessionId: string,
  { version, badgeNos, startsAt, endsAt, ...rest }: TrainingSessionChange,
): Promise<void> {
  await takeSession(deps, who, sessionId, async ({ tx, session }) => {
    assertVersion(session, version);
    const after = {
      ...pickFields(session),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }),
      ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt).toISOString() }),
    };
    const times = { startsAt: new Date(after.startsAt), endsAt: new Date(after.endsAt) };
    assertTimes(times);
    if (after.packId !== session.pack_id) await assertPack(tx, after.packId);
    const moved = badgeNos === undefined ? undefined : await moveOfficers(tx, who, session, { badgeNos, times });
    const before = pickFields(session);
    const keys = (Object.keys(before) as (keyof typeof before)[]).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
    if (keys.length === 0 && !moved) return;
    await updateSession(tx, session, {
      topic: after.topic,
      violation_classes: after.violationClasses,
      place: after.place,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
      pack_id: after.packId,
    });
    const only = (fields: typeof before) => Object.fromEntries(keys.map((key) => [key, fields[key]]));
    await appendFact(tx, {
      type: 'training_session_changed',
      subject: `training_session:${sessionId}`,
      payload: {
        by: who.username,
        ...(keys.length === 0 ? {} : { before: only(before), after: only(after) }),
        ...moved,
      },
    });
  });
}

/** @throws not_found, forbidden, session_not_planned, session_changed */
export async function cancelSession(
  deps: Deps,
  who: Planner,
  sessionId: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await takeSession(deps, who, sessionId, async ({ tx, session }) => {
    assertVersion(session, version);
    await updateSession(tx, session, { state: 'cancelled', cancelled_reason: reason });
    await appendFact(tx, {
      type: 'training_session_cancelled',
      subject: `training_session:${sessionId}`,
      payload: { by: who.username, reason },
    });
  });
}

/**
 * Whoever is responsible for the session says that it took place, and who was there as it stands.
 * @throws not_found, forbidden, session_not_planned, session_changed, session_not_over
 */
export async function signOffSession(
  deps: Deps,
  who: Planner,
  sessionId: string,
  { version, remarks }: { version: number; remarks: string },
): Promise<void> {
  await takeSession(deps, who, sessionId, async ({ tx, session, at }) => {
    assertVersion(session, version);
    if (at < session.ends_at) throw problem('session_not_over');
    await updateSession(tx, session, {
      state: 'signed_off',
      signed_off_by: who.username,
      signed_off_at: at,
      remarks: remarks === '' ? null : remarks,
    });
    const row = await findSession(tx, sessionId, { dataScope: everything, badgeNo: null });
    await appendFact(tx, {
      type: 'training_session_signed_off',
      subject: `training_session:${sessionId}`,
      payload: { by: who.username, ...(remarks === '' ? {} : { remarks }), counts: row?.counts },
    });
  });
}

const everything: DataScope = { unitCode: undefined, badgeNo: undefined };

function pickFields(session: StoredSession) {
  return {
    topic: session.topic,
    violationClasses: session.violation_classes,
    place: session.place,
    startsAt: session.starts_at.toISOString(),
    endsAt: session.ends_at.toISOString(),
    packId: session.pack_id,
  };
}

function assertTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): void {
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  if (lastsMs <= 0 || lastsMs > longestMs) throw problem('session_backwards');
}

async function assertUnit(tx: Transaction, unitCode: string | null): Promise<void> {
  if (unitCode === null) return;
  const [unit] = await selectUnits(tx, [unitCode]);
  if (!unit) throw errors.unknownUnit(unitCode);
  if (unit.retired) throw errors.unitRetired(unitCode);
}

async function assertPack(tx: Transaction, packId: string | null): Promise<void> {
  if (packId === null) return;
  const pack = await tx.selectFrom('study_pack').select('pack_id').where('pack_id', '=', packId).executeTakeFirst();
  if (!pack) throw errors.notFound('The study pack');
}

/** Who is to make up for a session, of those whom the planner may plan for. */
async function whoMissed(tx: Transaction, who: Planner, sessionId: string): Promise<string[]> {
  const viewer = { dataScope: who.dataScope, badgeNo: null };
  const session = await findSession(tx, sessionId, viewer);
  if (!session) throw errors.notFound('The training session');
  if (session.state !== 'signed_off') throw problem('session_no_make_up');
  const missed = (await selectAttendance(tx, sessionId, viewer)).filter(isToMakeUp);
  if (missed.length === 0) throw problem('session_no_make_up');
  return missed.map(({ badge_no }) => badge_no);
}

/** @param chosen.mustServe whether those are refused who don't serve on that day, or left out */
async function choose(
  tx: Transaction,
  who: Planner,
  {
    badgeNos,
    mustServe,
    unitCode,
    day,
  }: { badgeNos: readonly string[] | undefined; mustServe: boolean; unitCode: string | null; day: string },
) {
  const serving = await selectServing(tx, badgeNos === undefined ? { unitCode } : { badgeNos }, day);
  const officers = serving.filter(({ unit_code }) => who.scope === 'all' || unit_code === who.dataScope.unitCode);
  if (badgeNos !== undefined && mustServe) {
    assertAmong(
      badgeNos,
      officers.map(({ badge_no }) => badge_no),
    );
  }
  if (officers.length === 0) throw problem('session_nobody');
  return officers;
}

function assertAmong(badgeNos: readonly string[], known: readonly string[]): void {
  const among = new Set(known);
  const others = badgeNos.filter((badgeNo) => !among.has(badgeNo));
  if (others.length > 0) {
    const named = others.slice(0, 20).join(', ');
    throw problem('session_unknown_officers', { fields: [{ path: 'badgeNos', message: named }] });
  }
}

async function addOfficers(
  tx: Transaction,
  sessionId: string,
  officers: readonly { badge_no: string; unit_code: string }[],
): Promise<void> {
  await sql`
    insert into training_attendance (session_id, badge_no, unit_code)
    select ${sessionId}::uuid, badge_no, unit_code
    from unnest(
      ${officers.map(({ badge_no }) => badge_no)}::text[], ${officers.map(({ unit_code }) => unit_code)}::text[]
    ) as o (badge_no, unit_code)
  `.execute(tx);
}

/** @returns who was added and who was removed; undefined: nobody */
async function moveOfficers(
  tx: Transaction,
  who: Planner,
  { session_id: sessionId, unit_code: unitCode }: StoredSession,
  { badgeNos, times }: { badgeNos: readonly string[]; times: { startsAt: Date } },
): Promise<{ added?: string[]; removed?: string[] } | undefined> {
  const there = await selectAttendance(tx, sessionId, { dataScope: everything, badgeNo: null });
  const known = new Set(there.map(({ badge_no }) => badge_no));
  const wanted = new Set(badgeNos);
  const news = [...wanted].filter((badgeNo) => !known.has(badgeNo));
  const added =
    news.length === 0
      ? []
      : await choose(tx, who, { badgeNos: news, mustServe: true, unitCode, day: localDateOf(times.startsAt) });
  const removed = there
    .filter(({ badge_no, attended_at }) => attended_at === null && !wanted.has(badge_no))
    .map(({ badge_no }) => badge_no);
  if (added.length === 0 && removed.length === 0) return undefined;
  await addOfficers(tx, sessionId, added);
  await tx
    .deleteFrom('training_attendance')
    .where('session_id', '=', sessionId)
    .where('badge_no', '=', sql<string>`any(${removed}::text[])`)
    .execute();
  return {
    ...(added.length === 0 ? {} : { added: added.map(({ badge_no }) => badge_no) }),
    ...(removed.length === 0 ? {} : { removed }),
  };
}
