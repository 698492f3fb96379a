import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { attendanceState, sessionDate } from '../../duty/session-attendance.ts';
import type { Entries, InboxSource } from '../source.ts';

/** So long before a session it stands in the inbox of who must attend. */
const shownDays = 7;

function sessions(columns: Pick<Entries, 'since' | 'dueOn'>, where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`s.session_id`,
    unitCode: sql`s.unit_code`,
    about: { text: sql`s.topic` },
    from: sql`training_session s join training_attendance a using (session_id)`,
    ...columns,
    where,
  };
}

/** Until its end, by whoever must attend and isn't excused. Nobody attends for somebody else. */
const toAttend: InboxSource = {
  side: 'must_do',
  kind: 'training_session',
  select({ badgeNo, acts, now }) {
    if (badgeNo === null || acts) return undefined;
    const until = new Date(now.getTime() + shownDays * 86_400_000);
    return sessions({ since: sql`s.created_at`, dueOn: sessionDate }, [
      sql`a.badge_no = ${badgeNo}`,
      sql`s.state = 'planned' and s.ends_at > ${now} and s.starts_at <= ${until}`,
      sql`${attendanceState} = 'expected'`,
    ]);
  },
};

/** A list says that he was there. */
const toConfirm: InboxSource = {
  side: 'must_do',
  kind: 'training_confirmation',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts
      ? undefined
      : sessions({ since: sql`a.listed_at`, dueOn: sql`a.confirm_by` }, [
          sql`a.badge_no = ${badgeNo} and s.state <> 'cancelled'`,
          sql`a.listed_at is not null and a.attended_at is null and a.denied_at is null`,
        ]),
};

/** From its end by whoever planned it; without that account, by whoever may. */
const toSignOff: InboxSource = {
  side: 'must_do',
  kind: 'training_sign_off',
  select({ principalId, dataScopeFor, now }) {
    const dataScope = dataScopeFor('training.plan');
    if (dataScope === undefined) return undefined;
    const own = dataScope.unitCode === undefined ? sql`true` : sql`s.unit_code = ${dataScope.unitCode}`;
    return {
      ...sessions({ since: sql`s.ends_at`, dueOn: sessionDate }, [
        sql`s.state = 'planned' and s.ends_at <= ${now}`,
        sql<SqlBool>`${own}`,
        sql`(s.planned_by_account = ${principalId} or not exists (
          select from account planner where planner.account_id = s.planned_by_account and planner.disabled_at is null
        ))`,
      ]),
      from: sql`training_session s`,
    };
  },
};

export const training = [toAttend, toConfirm, toSignOff];
