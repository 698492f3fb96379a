import { type LeadershipRow, leadershipList, leaderships } from '@rollcall/shared/resources/leaderships';
import { leadershipColumns, leadershipWords } from '@rollcall/shared/words/leaderships';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { proposeLeadership } from '../leadership-edits/leadership-edit.ts';
import { findLeadership, leadershipSort, leadershipsWith, type StoredLeadership } from './repository.ts';

const { read, correct } = leaderships.endpoints;

export const servedLeaderships: ServedResource = {
  lists: [
    serveList(leadershipList, {
      title: leadershipWords.title,
      columns: leadershipColumns,
      sort: leadershipSort,
      select: ({ db }, filters, viewer) => leadershipsWith(db, filters, viewer),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params, dataScope, session }) => {
      const row = await findLeadership(db, params.leadershipId, { dataScope, session });
      if (!row) throw errors.notFound(`The leadership ${params.leadershipId}`);
      return { ...toRow(row), history: await selectHistoryOf(db, `leadership:${row.badge_no ?? row.unit_code}`) };
    }),
    serve(correct, async ({ body, session, reply }) => {
      const leadershipEditId = await proposeLeadership({ db, now }, body, session);
      if (leadershipEditId === undefined) return {};
      reply.code(202);
      return { leadershipEditId };
    }),
  ],
};

function toRow(row: StoredLeadership): LeadershipRow {
  return {
    leadershipId: row.leadership_id,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    leaderBadgeNo: row.leader_badge_no,
    leaderName: row.leader_name,
    ledFrom: row.led_from?.toISOString() ?? null,
    ledUntil: row.led_until?.toISOString() ?? null,
    correctedBy: row.corrected_by,
    correctedAt: row.corrected_at?.toISOString() ?? null,
    correctionReason: row.correction_reason,
  };
}
