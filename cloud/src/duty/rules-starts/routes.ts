import { rulesStarts } from '@rollcall/shared/resources/rules-starts';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { partIn } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import { type Acting, findBonds } from '../../auth/second-person.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectRulesFrom, selectRulesStarts } from './repository.ts';
import { hasCome, proposeRulesStart, rulesStartRequests, withdrawRulesStart } from './rules-start.ts';

const { read, propose, decide } = rulesStarts.endpoints;

export const servedRulesStarts: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(read, ({ session }) => answer(db, session, now())),
    serve(propose, async ({ session, body }) => {
      await proposeRulesStart({ db, now }, session, body);
      return answer(db, session, now());
    }),
    serve(decide, async ({ session, params: { rulesStartId }, body: { decision, reason } }) => {
      if (decision === 'withdrawn') await withdrawRulesStart({ db, now }, session, rulesStartId, reason);
      else {
        const decided = { granted: decision === 'agreed', reason };
        const decider = { ...session, dataScope: seesAll };
        await decideRequest({ db, now }, rulesStartRequests, decider, rulesStartId, decided);
      }
      return answer(db, session, now());
    }),
  ],
};

async function answer(db: Database, session: Acting, now: Date) {
  const [stored, from, bonds] = [await selectRulesStarts(db), await selectRulesFrom(db), await findBonds(db, session)];
  const rows = stored.map(({ proposerId, onBehalfOfId, counts, ...row }) => ({
    counts,
    row: { ...row, ...partIn(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }, bonds) },
  }));
  return {
    today: localDateOf(now),
    current: rows.find(({ counts }) => counts)?.row ?? null,
    fixed: hasCome(from, now),
    rows: rows.map(({ row }) => row),
  };
}
