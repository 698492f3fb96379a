import { type DecisionRow, findingDecisionList, findingDecisions } from '@rollcall/shared/resources/finding-decisions';
import { findingDecisionColumns, findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { findFinding } from '../finding-list-repository.ts';
import { liabilityRoutes } from '../liability/liability-routes.ts';
import { swapsWith, toSwappedShift } from '../swap-appeals.ts';
import { decideTogether } from './decide-together.ts';
import { decisionSort, decisionsWith, type ListedDecision } from './repository.ts';
import { secondDecision } from './second-decision.ts';
import { seeDecision } from './see-decision.ts';
import { takeStep } from './take-step.ts';

const { step, together, second, see, swaps } = findingDecisions.endpoints;

export const servedFindingDecisions: ServedResource = {
  lists: [
    serveList(findingDecisionList, {
      title: findingDecisionWords.title,
      columns: findingDecisionColumns,
      sort: decisionSort,
      select: ({ db }, filters, viewer) => decisionsWith(db, filters, viewer),
      toRow: toDecisionRow,
    }),
  ],
  routes: ({ db, store, now }) => [
    serve(step, ({ params, body, session, dataScope }) =>
      takeStep({ db, now }, { ...session, dataScope }, params.findingId, body),
    ),
    serve(together, ({ body, session, dataScope }) => decideTogether({ db, now }, { ...session, dataScope }, body)),
    serve(second, ({ params, body, session, dataScope }) =>
      secondDecision({ db, now }, { ...session, dataScope }, params.decisionId, body),
    ),
    serve(see, async ({ params, session }) => {
      const notices = await seeDecision({ db, now }, session, params.decisionId);
      return { notices: notices.map((notice) => ({ ...notice, seenAt: notice.seenAt.toISOString() })) };
    }),
    serve(swaps, async ({ params: { findingId }, query, session, dataScope }) => {
      const finding = await findFinding(db, findingId, dataScope, null);
      if (!finding) throw errors.notFound(`The finding ${findingId}`);
      const { shift_id: shiftId, badge_no: badgeNo } = finding;
      const { officerName, shifts } = await swapsWith(
        db,
        { shiftId, badgeNo },
        { who: session, now: now() },
        query.badgeNo,
      );
      return { officerName, shifts: shifts.map(toSwappedShift) };
    }),
    ...liabilityRoutes({ db, store, now }),
  ],
};

function toDecisionRow(row: ListedDecision): DecisionRow {
  return {
    decisionId: row.decision_id,
    findingId: row.finding_id,
    findingKind: row.finding_kind,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    dutyDate: row.duty_date,
    step: row.step,
    state: row.state,
    violationClass: row.violation_class,
    people: row.people,
    leaders: row.leaders,
    reason: row.reason,
    officerGround: row.officer_ground,
    leaderGround: row.leader_ground,
    leaderReason: row.leader_reason,
    dueOn: row.due_on,
    decidedBy: row.decided_by,
    onBehalfOf: row.on_behalf_of,
    decidedAt: row.decided_at.toISOString(),
    secondBy: row.second_by,
    secondAt: row.second_at?.toISOString() ?? null,
    secondReason: row.second_reason,
    corrects: row.corrects,
    batchId: row.batch_id,
    others: row.others,
    leaf: row.leaf,
    notices: row.notices,
    slips: row.slips,
  };
}
