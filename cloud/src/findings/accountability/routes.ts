import { accountabilityCaseList, accountabilityCases } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseColumns, accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { decideRequest } from '../../auth/request.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Transaction } from '../../db/database.ts';
import { hasDecider } from '../../decisions/has-decider.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appealEntry, caseAppeals } from './appeals.ts';
import { composeCase, toEntryRow } from './compose-case.ts';
import { decideEntry, recordDecision } from './decide-entry.ts';
import { hearEntry } from './hear-entry.ts';
import { barredFromEntry, type HeldEntry } from './held.ts';
import { seeEntry } from './notify-entry.ts';
import { openCase } from './open-case.ts';
import { proposeReopening, secondReopening } from './reopen-case.ts';
import { entriesWith, entrySort } from './repository.ts';

const {
  read,
  open,
  state,
  decide,
  record,
  see,
  appeal,
  decideAppeal,
  proposeReopening: propose,
  reopen,
} = accountabilityCases.endpoints;

/** Of what somebody does about himself the answer shows his own entries. */
const nothingElse: DataScope = { unitCode: null, badgeNo: null };

export const servedAccountabilityCases: ServedResource = {
  lists: [
    serveList(accountabilityCaseList, {
      title: accountabilityCaseWords.title,
      columns: accountabilityCaseColumns,
      sort: entrySort,
      select: ({ db, now }, filters, viewer) => entriesWith(db, filters, { ...viewer, now: now() }),
      toRow: toEntryRow,
    }),
  ],
  routes: (deps) => {
    const shown = async (caseId: string, session: SignedIn, dataScope: DataScope) =>
      composeCase(deps, caseId, { session, dataScope });
    return [
      serve(read, ({ params, session, dataScope }) => shown(params.caseId, session, dataScope)),
      serve(open, async ({ body, session }) => shown(await openCase(deps, session, body), session, seesAll)),
      serve(state, async ({ params, body, session }) =>
        shown(await hearEntry(deps, session, params.entryId, body), session, nothingElse),
      ),
      serve(decide, async ({ params, body, session }) =>
        shown(await decideEntry(deps, session, params.entryId, body), session, seesAll),
      ),
      serve(record, async ({ params, body, session }) =>
        shown(await recordDecision({ ...deps, mayBeDecidedHere }, session, params.entryId, body), session, seesAll),
      ),
      serve(see, async ({ params, session }) =>
        shown(await seeEntry(deps, session, params.entryId), session, nothingElse),
      ),
      serve(appeal, async ({ params, body, session }) =>
        shown(await appealEntry(deps, session, params.entryId, body), session, nothingElse),
      ),
      serve(decideAppeal, async ({ params, body, session }) => {
        const grounds = { officerGround: body.ground };
        const decision = { granted: body.decision === 'upheld', reason: body.reason, grounds };
        const decider = { ...session, dataScope: seesAll };
        const { caseId } = await decideRequest(deps, caseAppeals, decider, params.appealId, decision);
        return shown(caseId, session, seesAll);
      }),
      serve(propose, async ({ params, body, session }) => {
        await proposeReopening(deps, session, params.caseId, body);
        return shown(params.caseId, session, seesAll);
      }),
      serve(reopen, async ({ params, body, session }) =>
        shown(await secondReopening(deps, session, params.reopeningId, body), session, seesAll),
      ),
    ];
  },
};

/** Whether anybody here may decide about an entry, by the rule that is checked when one does. */
async function mayBeDecidedHere(tx: Transaction, entry: HeldEntry, at: Date): Promise<boolean> {
  const { unit_code: unitCode, badge_no: badgeNo } = entry;
  return hasDecider(tx, caseAppeals, { unitCode, badgeNo, ...(await barredFromEntry(tx, entry)) }, at);
}
