import { caseEvidence, caseEvidenceList } from '@rollcall/shared/resources/case-evidence';
import { caseEvidenceColumns, caseEvidenceWords } from '@rollcall/shared/words/case-evidence';
import { decideRequest } from '../../auth/request.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { findActivity } from '../activity-repository.ts';
import { caseNumberRequests } from './case-number.ts';
import { previewPattern, selectEvidenceOf } from './held-repository.ts';
import { proposeRelease, releasesOf, withdrawRelease } from './release.ts';
import { evidenceSort, evidenceWith, findClaim, findRelease, selectEvidenceSums } from './repository.ts';

const { sums, preview, ofActivity, confirm, release, decide } = caseEvidence.endpoints;

export const servedCaseEvidence: ServedResource = {
  lists: [
    serveList(caseEvidenceList, {
      title: caseEvidenceWords.title,
      columns: caseEvidenceColumns,
      sort: evidenceSort,
      select: ({ db }, filters) => evidenceWith(db, filters),
    }),
  ],
  routes: ({ db, now }) => [
    serve(sums, () => selectEvidenceSums(db)),
    serve(preview, ({ body }) => previewPattern(db, body.pattern)),
    serve(ofActivity, async ({ params: { activityId }, session, dataScope }) => {
      await assertSeen(db, activityId, dataScope);
      return selectEvidenceOf(db, activityId, session);
    }),
    serve(confirm, async ({ params: { claimId }, body: { decision, reason }, session, dataScope }) => {
      const decided = { granted: decision === 'confirmed', reason };
      await decideRequest({ db, now }, caseNumberRequests, { ...session, dataScope }, claimId, decided);
      return answer(db, (await findClaim(db, claimId))?.activity_id, session);
    }),
    serve(release, async ({ body, session }) => {
      await assertSeen(db, body.activityId, seesAll);
      await proposeRelease({ db, now }, session, body);
      return answer(db, body.activityId, session);
    }),
    serve(decide, async ({ params: { releaseId }, body: { decision, files, reason }, session }) => {
      if (decision === 'withdrawn') await withdrawRelease({ db, now }, session, releaseId, reason);
      else {
        const decided = { granted: decision === 'agreed', reason };
        const decider = { ...session, dataScope: seesAll };
        await decideRequest({ db, now }, releasesOf(files), decider, releaseId, decided);
      }
      return answer(db, (await findRelease(db, releaseId))?.activity_id, session);
    }),
  ],
};

/** @throws not_found */
async function assertSeen(db: Database, activityId: string, dataScope: DataScope): Promise<void> {
  if (!(await findActivity(db, activityId, dataScope))) throw errors.notFound(`The activity ${activityId}`);
}

function answer(db: Database, activityId: string | undefined, session: SignedIn) {
  return selectEvidenceOf(db, activityId ?? '', session);
}
