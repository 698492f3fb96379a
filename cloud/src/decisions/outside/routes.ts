import { outsideDecisionList, outsideDecisions } from '@rollcall/shared/resources/outside-decisions';
import { outsideDecisionColumns, outsideDecisionWords } from '@rollcall/shared/words/outside-decisions';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { outsideStanding } from '../outside-standing.ts';
import { confirmDecision, rejectDecision } from './close-decision.ts';
import { outsideDecisionDetail } from './detail.ts';
import { enterDecision } from './enter-decision.ts';
import { outsideDecisionSort, outsideDecisionsWith } from './repository.ts';
import { toRow } from './to-row.ts';

const { read, standing, enter, confirm, reject } = outsideDecisions.endpoints;

export const servedOutsideDecisions: ServedResource = {
  lists: [
    serveList(outsideDecisionList, {
      title: outsideDecisionWords.title,
      columns: outsideDecisionColumns,
      sort: outsideDecisionSort,
      select: ({ db }, filters, viewer) => outsideDecisionsWith(db, filters, viewer),
      toRow,
    }),
  ],
  routes({ db, now }) {
    const detail = (session: SignedIn, outsideDecisionId: string) =>
      outsideDecisionDetail(db, session, outsideDecisionId);
    return [
      serve(read, ({ params, session }) => detail(session, params.outsideDecisionId)),
      serve(standing, async ({ params: { kind, requestId }, dataScope }) => {
        const stands = await outsideStanding(db, kind, requestId, now(), dataScope);
        return stands ?? { offered: false, outsideDecisionId: null };
      }),
      serve(enter, async ({ body, session, dataScope }) =>
        detail(session, await enterDecision({ db, now }, { ...session, dataScope }, body)),
      ),
      serve(confirm, async ({ params: { outsideDecisionId }, session, dataScope }) => {
        await confirmDecision({ db, now }, { ...session, dataScope }, outsideDecisionId);
        return detail(session, outsideDecisionId);
      }),
      serve(reject, async ({ params: { outsideDecisionId }, body, session, dataScope }) => {
        await rejectDecision({ db, now }, { ...session, dataScope }, outsideDecisionId, body.reason);
        return detail(session, outsideDecisionId);
      }),
    ];
  },
};
