import { type CaseDetail, caseList, cases } from '@rollcall/shared/resources/cases';
import { caseColumns, caseWords } from '@rollcall/shared/words/cases';
import { retainUntil } from '../../access/retention/kept-until-repository.ts';
import { decideRequest } from '../../auth/request.ts';
import { selectActivityCoverage } from '../../coverage/activity-coverage-repository.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { type Viewer, viewerOf } from '../../evidence/seen-by.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { noteLook } from '../../ledger/note-look.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { activityDetail } from '../activities/activity-detail.ts';
import { caseProposals, proposeDefect } from './case-proposal.ts';
import { checkCase } from './check-case.ts';
import { selectProposals } from './proposal-repository.ts';
import {
  caseSort,
  casesWith,
  selectActivitiesOfCase,
  selectFindingsOf,
  selectHoldingsOf,
  selectRecordingsOf,
} from './repository.ts';

const { read, propose, decide } = cases.endpoints;

/** Cases are seen by those who see all units, and by the legal office: nobody else sees the whole of one. */
export const servedCases: ServedResource = {
  lists: [
    serveList(caseList, {
      title: caseWords.title,
      columns: caseColumns,
      sort: caseSort,
      select: ({ db }, filters) => casesWith(db, filters),
      toRow: ({ firstAt, lastAt, ...row }) => ({
        ...row,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      }),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { caseNo }, session, dataScope }) => {
      const viewer = viewerOf(session, now());
      const detail = await caseDetail(db, caseNo, { dataScope, viewer });
      await noteLook(db, session, { type: 'case_looked_at', subject: `case:${caseNo}` }, viewer.now);
      return detail;
    }),
    serve(propose, async ({ params: { caseNo }, body, session, dataScope }) => {
      const viewer = viewerOf(session, now());
      const seen = { dataScope, viewer };
      await proposeDefect(db, { ...session, now: viewer.now }, await caseDetail(db, caseNo, seen), body);
      return caseDetail(db, caseNo, seen);
    }),
    serve(decide, async ({ params, body, session, dataScope }) => {
      const granted = body.decision === 'accepted';
      const kind = caseProposals(body.decision === 'rejected' ? body.ground : 'ground_other');
      const decider = { ...session, dataScope };
      const { caseNo } = await decideRequest({ db, now }, kind, decider, params.caseProposalId, {
        granted,
        reason: body.reason,
      });
      return caseDetail(db, caseNo, { dataScope, viewer: viewerOf(session, now()) });
    }),
  ],
};

/** @throws not_found */
async function caseDetail(
  db: Database,
  caseNo: string,
  seen: { dataScope: DataScope; viewer: Viewer },
): Promise<CaseDetail> {
  const activityIds = await selectActivitiesOfCase(db, caseNo);
  if (activityIds.length === 0) throw errors.notFound('The case');
  const { now } = seen.viewer;
  const parameters = await readParameters(db);
  const [details, covered, recordings, holdings] = await Promise.all([
    Promise.all(activityIds.map((activityId) => activityDetail(db, activityId, seen))),
    selectActivityCoverage(db, activityIds, { asOf: now, parameters }),
    selectRecordingsOf(db, activityIds, seen.viewer),
    selectHoldingsOf(db, activityIds),
  ]);
  const recordingIds = recordings.map(({ recordingId }) => recordingId);
  const [keptUntil, proposals, findings] = await Promise.all([
    retainUntil(db, recordingIds, now),
    selectProposals(db, caseNo),
    selectFindingsOf(db, {
      ...{ activityIds, recordingIds },
      recorderSerials: holdings.flatMap(({ recorderSerial }) => recorderSerial ?? []),
      days: [...new Set(holdings.map(({ day }) => day))],
    }),
  ]);
  const order = new Map(activityIds.map((activityId, index) => [activityId, index]));
  const checklist = checkCase({
    activities: covered.toSorted((one, other) => (order.get(one.activityId) ?? 0) - (order.get(other.activityId) ?? 0)),
    ...{ recordings, holdings, findings, keptUntil },
    joinToleranceMs: parameters.joinToleranceMs,
    clockToleranceMs: parameters.clockDriftMs,
  });
  return {
    caseNo,
    activities: details.map(
      ({ history: _h, findings: _f, itemName: _n, itemEnglishName: _e, ...activity }) => activity,
    ),
    ...{ checklist, proposals },
    findings: findings.map(({ findingId, kind, state, handling, dutyDate, badgeNo, officerName }) => ({
      ...{ findingId, kind, state, handling, dutyDate, badgeNo, officerName },
    })),
  };
}
