import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { bondWith } from '../../auth/bonds.ts';
import { scopeOf } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { errors } from '../../errors/errors.ts';
import { selectAnswers, selectAppeals } from '../../findings/finding-answer-repository.ts';
import { findCauseOf } from '../../findings/finding-cause-repository.ts';
import { findFinding } from '../../findings/finding-list-repository.ts';
import { appealEndFor } from '../../findings/handling/appeal-end.ts';
import { findAnsweredByOneself } from '../../findings/handling/assert-not-answered.ts';
import { decidingStepsFrom } from '../../findings/handling/transitions.ts';
import { appealSwapOf } from '../../findings/swap-appeals.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { toIso } from '../to-iso.ts';
import { toFindingRow } from './to-finding-row.ts';

/** One finding as it is, what was said about it and how it came to that, as far as the account may read it. @throws not_found */
export async function findingDetail(
  db: Database,
  session: SignedIn,
  findingId: string,
  now: Date,
): Promise<FindingDetailResponse> {
  const dataScope = dataScopeWithin(scopeOf(session.role, 'findings.read'), session);
  const own = session.actingFor === null ? session.badgeNo : null;
  const row = await findFinding(db, findingId, dataScope, own);
  if (!row) throw errors.notFound(`The finding ${findingId}`);
  const [bonds, appealUntilOn, answers, appeals, cause, history] = await Promise.all([
    findBonds(db, session),
    appealEndFor(db, findingId, session.badgeNo),
    selectAnswers(db, findingId),
    selectAppeals(db, findingId),
    findCauseOf(db, findingId),
    selectHistoryOf(db, `finding:${findingId}`),
  ]);
  const mayJudge =
    scopeOf(session.role, 'findings.decide') !== undefined &&
    !(await findAnsweredByOneself(db, session, [findingId])).has(findingId);
  const swaps = await Promise.all(appeals.map((appeal) => appealSwapOf(db, appeal, now)));
  const waits = appeals.find(({ state }) => state === 'pending');
  const outside = waits && (await outsideStanding(db, 'appeal', waits.appealId, now));
  return {
    ...toFindingRow(row),
    answers: answers.map((answer) => ({ ...answer, answeredAt: toIso(answer.answeredAt) })),
    appeals: appeals.map(({ appealedById, onBehalfOfId, ...appeal }, index) => ({
      ...appeal,
      swap: swaps[index] ?? null,
      appealedAt: toIso(appeal.appealedAt),
      decidedAt: toIso(appeal.decidedAt),
      own: bondWith(bonds, [appealedById, onBehalfOfId]) === 'same',
      ...(outside && appeal.appealId === waits?.appealId ? { outside } : {}),
    })),
    appealUntil: appealUntilOn === null ? null : toIso(endOfDay(appealUntilOn)),
    steps: mayJudge ? decidingStepsFrom(row.handling) : [],
    cause: cause
      ? {
          causeId: cause.cause_id,
          title: cause.title,
          kind: cause.kind,
          text: cause.text,
          startsAt: toIso(cause.starts_at),
          endsAt: toIso(cause.ends_at),
        }
      : null,
    // What a leader says for himself isn't the officer's to read.
    history: history.filter(
      ({ detail }) =>
        dataScope.badgeNo === undefined || detail.liabilityAppealId === undefined || detail.badgeNo === own,
    ),
  };
}
