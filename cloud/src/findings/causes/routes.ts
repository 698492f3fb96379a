import {
  type CauseDetail,
  type CauseRow,
  commonCauseList,
  commonCauses,
} from '@rollcall/shared/resources/common-causes';
import { commonCauseColumns, commonCauseWords } from '@rollcall/shared/words/common-causes';
import { scopeOfSession } from '../../auth/permissions.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
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
      select: ({ db }, filters, { dataScope }) => causesWith(db, filters, dataScope),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, session }) => causeDetail(db, session, params.causeId)),
    serve(record, async ({ body, session, dataScope }) =>
      causeDetail(db, session, await recordCause({ db, now }, { ...session, dataScope }, body)),
    ),
    serve(change, async ({ params: { causeId }, body, session, dataScope }) => {
      await changeCause({ db, now }, { ...session, dataScope }, causeId, body);
      return causeDetail(db, session, causeId);
    }),
    serve(attach, async ({ params: { causeId }, body, session, dataScope }) => {
      await attachFindings({ db, now }, { ...session, dataScope }, causeId, body.findingIds);
      return causeDetail(db, session, causeId);
    }),
    serve(detach, async ({ params, body, session, dataScope }) => {
      await detachFinding({ db, now }, { ...session, dataScope }, params, body.reason);
      return causeDetail(db, session, params.causeId);
    }),
  ],
};

/** A cause as far as the account sees it. @throws not_found */
async function causeDetail(db: Database, session: SignedIn, causeId: string): Promise<CauseDetail> {
  const dataScope = dataScopeWithin(scopeOfSession(session, 'findings.read'), session);
  const row = await findCause(db, causeId, dataScope);
  if (!row) throw errors.notFound('The cause');
  const scope = scopeOfSession(session, 'common_causes.write');
  const [handlings, proposed, history] = await Promise.all([
    countHandlings(db, causeId, dataScope),
    scope === undefined ? 0 : countLike(db, causeId, dataScope),
    selectHistoryOf(db, `common_cause:${causeId}`),
  ]);
  const mayChange = scope !== undefined && mayRecordOf(dataScopeWithin(scope, session), row.unit_code);
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
