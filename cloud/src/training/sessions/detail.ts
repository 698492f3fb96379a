import type { History } from '@rollcall/shared/http/history';
import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { scopeOfSession } from '../../auth/permissions.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { findSession, isToMakeUp, selectAttendance, toAttendanceRow, toSessionRow } from './repository.ts';
import type { Deps } from './save-session.ts';
import { signInWindow } from './sign-in-window.ts';
import { isOwnSession } from './take-session.ts';
import { viewerOf } from './viewer.ts';

/** A session as the account sees it, and what it may do now. @throws not_found */
export async function sessionDetail(
  { db, now }: Deps,
  session: SignedIn,
  sessionId: string,
): Promise<TrainingSessionDetail> {
  const viewer = viewerOf(session, dataScopeWithin(scopeOfSession(session, 'training.read'), session));
  const row = await findSession(db, sessionId, viewer);
  if (!row) throw errors.notFound('The training session');
  const at = now();
  const rows = await selectAttendance(db, sessionId, viewer);
  const own = viewer.badgeNo === null ? undefined : rows.find(({ badge_no }) => badge_no === viewer.badgeNo);
  const parameters = await readParameters(db);
  const { from, until } = signInWindow(row, parameters);
  const questions = parameters.trainingQuestions ? (row.questions ?? []) : [];
  const isPlanned = row.state === 'planned';
  const answers = row.state !== 'cancelled' && own?.state === 'present' && own.answers === null && questions.length > 0;

  const scope = scopeOfSession(session, 'training.plan');
  const plans = { scope, dataScope: dataScopeWithin(scope, session) };
  const isPlanner = isOwnSession(plans, row);
  const ofUnit = rows.filter(({ unit_code }) => scope === 'all' || unit_code === plans.dataScope.unitCode);
  const enters = isPlanned && scope !== undefined && ofUnit.length > 0;
  return {
    ...toSessionRow(row),
    version: row.version,
    plannedBy: row.planner ?? row.planned_by,
    signedOffBy: row.signer ?? row.signed_off_by,
    remarks: row.remarks,
    cancelledReason: row.cancelled_reason,
    signInFrom: from.toISOString(),
    signInUntil: until.toISOString(),
    own: own ? toAttendanceRow(own) : null,
    ownQuestions: answers ? questions.map(({ text, options }) => ({ text, options })) : null,
    may: {
      change: isPlanned && isPlanner,
      list: enters && at >= row.starts_at,
      excuse: enters,
      signOff: isPlanned && isPlanner && at >= row.ends_at,
      cancel: isPlanned && isPlanner,
      attend: isPlanned && own !== undefined && own.state !== 'present' && from <= at && at <= until,
      confirm: row.state !== 'cancelled' && own?.listed_at != null && own.attended_at === null,
      answer: answers,
      makeUp: scope !== undefined && row.state === 'signed_off' && ofUnit.some(isToMakeUp),
    },
    history: historyWithin(
      await selectHistoryOf(db, `training_session:${sessionId}`),
      viewer.dataScope.unitCode === undefined && viewer.dataScope.badgeNo === undefined
        ? undefined
        : new Set(rows.map(({ badge_no }) => badge_no)),
    ),
  };
}

/** What tells of several officers. */
const lists = ['badgeNos', 'added', 'removed'] as const;

/** A history without officers whom one doesn't see, and without counts that include them. @param seen undefined: all */
function historyWithin(history: History, seen: ReadonlySet<string> | undefined): History {
  if (seen === undefined) return history;
  return history.flatMap((entry) => {
    const { counts: _, ...detail } = entry.detail;
    if (typeof detail.badgeNo === 'string' && !seen.has(detail.badgeNo)) return [];
    const told = lists.filter((key) => Array.isArray(detail[key]));
    for (const key of told) {
      const left = (detail[key] as unknown[]).filter((badgeNo): badgeNo is string => seen.has(String(badgeNo)));
      if (left.length > 0) detail[key] = left;
      else delete detail[key];
    }
    const tellsNothing = told.length > 0 && Object.keys(detail).length === 0;
    return tellsNothing ? [] : [{ ...entry, detail }];
  });
}
