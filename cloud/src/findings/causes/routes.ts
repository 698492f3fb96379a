import {
  type CauseDetail,
  type CauseRow,
  commonCauseList,
  commonCauses,
} from '@rollcall/shared/resources/common-causes';
import { commonCauseColumns, commonCauseWords } from '@rollcall/shared/words/common-causes';
import { scopeOfSession } from '../../auth/permissions.ts';
import type { Database } from '../../db/database.ts';
import { sightWithin } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { attachFindings, detachFinding } from './attach-findings.ts';
import { causeSort, causesWith, countHandlings, countLike, findCause, type ListedCause } from './repository.ts';
import { changeCause, mayRecordOf, recordCause } from './save-cause.ts';

const { read, record, change, attach, detach } = commonCauses.endpoints;

export const servedCommonCauses: ServedResource = {
  lists: [
    serveList(commonCauseList, {
      title: commonCauseWords.pageTitle,
      columns: commonCauseColumns,
      sort: causeSort,
      select: ({ db }, filters, { sight }) => causesWith(db, filters, sight),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, session }) => causeDetail(db, session, params.causeId)),
    serve(record, async ({ body, session, sight }) =>
      causeDetail(db, session, await recordCause({ db, now }, { ...session, sight }, body)),
    ),
    serve(change, async ({ params: { causeId }, body, session, sight }) => {
      await changeCause({ db, now }, { ...session, sight }, causeId, body);
      return causeDetail(db, session, causeId);
    }),
    serve(attach, async ({ params: { causeId }, body, session, sight }) => {
      await attachFindings({ db, now }, { ...session, sight }, causeId, body.findingIds);
      return causeDetail(db, session, causeId);
    }),
    serve(detach, async ({ params, body, session, sight }) => {
      await detachFinding({ db, now }, { ...session, sight }, params, body.reason);
      return causeDetail(db, session, params.causeId);
    }),
  ],
};

/** A cause as far as the account sees it. @throws not_found */
async function causeDetail(db: Database, session: SignedIn, causeId: string): Promise<CauseDetail> {
  const sight = sightWithin(scopeOfSession(session, 'findings.read'), session);
  const row = await findCause(db, causeId, sight);
  if (!row) throw errors.notFound('The cause');
  const scope = scopeOfSession(session, 'common_causes.write');
  const [handlings, proposed, history] = await Promise.all([
    countHandlings(db, causeId, sight),
    scope === undefined ? 0 : countLike(db, causeId, sight),
    selectHistoryOf(db, `common_cause:${causeId}`),
  ]);
  const mayChange = scope !== undefined && mayRecordOf(sightWithin(scope, session), row.unit_code);
  return { ...toRow(row), handlings, proposed, mayChange, history };
}

function toRow(row: ListedCause): CauseRow {
  return {
    causeId: row.cause_id,
    title: row.title,
    kind: row.kind,
    text: row.text,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    recommended: row.recommended,
    recordedBy: row.recorded_by,
    onBehalfOf: row.on_behalf_of,
    recordedAt: row.recorded_at.toISOString(),
    findings: row.findings,
    undecided: row.undecided,
  };
}
