import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { workingDayAfter } from '../../roster/calendar/working-days.ts';
import { problem } from './problem.ts';
import { selectAttendance, updateSession } from './repository.ts';
import type { Deps, Planner } from './save-session.ts';
import { assertVersion, takeSession } from './take-session.ts';

/** So many working days somebody has to say whether a list is right about him. */
const confirmDays = 3;

/**
 * Says who was there, of everybody in sight: those on the list are present once they confirm it. Whoever said himself that he is
 * there, or that he wasn't, stays as he said; not on the list any more, a denial ends with what it denied.
 * @throws not_found, session_not_planned, session_changed, session_not_begun, session_unknown_officers
 */
export async function listAttendance(
  deps: Deps,
  who: Planner,
  sessionId: string,
  { version, badgeNos }: { version: number; badgeNos: readonly string[] },
): Promise<void> {
  const list = async ({ tx, session, at }: Parameters<Parameters<typeof takeSession>[3]>[0]) => {
    assertVersion(session, version);
    if (at < session.starts_at) throw problem('session_not_begun');
    const rows = await selectAttendance(tx, sessionId, { dataScope: who.dataScope, badgeNo: null });
    const wanted = new Set(badgeNos);
    for (const { badge_no } of rows) wanted.delete(badge_no);
    if (wanted.size > 0) {
      const named = [...wanted].slice(0, 20).join(', ');
      throw problem('session_unknown_officers', { fields: [{ path: 'badgeNos', message: named }] });
    }
    const isOn = new Set(badgeNos);
    const open = rows.filter(({ attended_at }) => attended_at === null);
    const added = open.filter((row) => row.listed_at === null && isOn.has(row.badge_no)).map((row) => row.badge_no);
    const removed = open.filter((row) => row.listed_at !== null && !isOn.has(row.badge_no)).map((row) => row.badge_no);
    if (added.length === 0 && removed.length === 0) return;
    const confirmBy = workingDayAfter(localDateOf(at), confirmDays, await readCalendar(tx));
    await setListed(tx, sessionId, added, { listed_at: at, listed_by: who.username, confirm_by: confirmBy });
    await setListed(tx, sessionId, removed, { listed_at: null, listed_by: null, confirm_by: null, denied_at: null });
    await updateSession(tx, session, {});
    await appendFact(tx, {
      type: 'training_listed',
      subject: `training_session:${sessionId}`,
      payload: {
        by: who.username,
        ...(added.length === 0 ? {} : { added }),
        ...(removed.length === 0 ? {} : { removed }),
      },
    });
  };
  await takeSession(deps, who, sessionId, list, { ofOthers: true });
}

async function setListed(
  tx: Transaction,
  sessionId: string,
  badgeNos: readonly string[],
  columns: { listed_at: Date | null; listed_by: string | null; confirm_by: string | null; denied_at?: null },
): Promise<void> {
  await tx
    .updateTable('training_attendance')
    .set(columns)
    .where('session_id', '=', sessionId)
    .where('badge_no', '=', sql<string>`any(${[...badgeNos]}::text[])`)
    .execute();
}

/**
 * Enters why somebody is absent, or takes it back.
 * @throws not_found, session_not_planned, session_changed, session_unknown_officers, attendance_present
 */
export async function excuseAbsence(
  deps: Deps,
  who: Planner,
  { sessionId, badgeNo }: { sessionId: string; badgeNo: string },
  { version, reason }: { version: number; reason: string | null },
): Promise<void> {
  const excuse = async ({ tx, session }: Parameters<Parameters<typeof takeSession>[3]>[0]) => {
    assertVersion(session, version);
    const rows = await selectAttendance(tx, sessionId, { dataScope: who.dataScope, badgeNo: null });
    const row = rows.find(({ badge_no }) => badge_no === badgeNo);
    if (!row) throw problem('session_unknown_officers', { fields: [{ path: 'badgeNo', message: badgeNo }] });
    if (row.absence_reason === reason) return;
    if (row.attended_at !== null) throw problem('attendance_present');
    await tx
      .updateTable('training_attendance')
      .set({ absence_reason: reason, absence_by: reason === null ? null : who.username })
      .where('session_id', '=', sessionId)
      .where('badge_no', '=', badgeNo)
      .execute();
    await updateSession(tx, session, {});
    await appendFact(tx, {
      type: 'training_excused',
      subject: `training_session:${sessionId}`,
      payload: { by: who.username, badgeNo, ...(reason === null ? { takenBack: true } : { reason }) },
    });
  };
  await takeSession(deps, who, sessionId, excuse, { ofOthers: true });
}
