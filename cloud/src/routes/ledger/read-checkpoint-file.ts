import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { HqKeys } from '../../auth/hq-keys.ts';
import type { Database } from '../../db/database.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import { checkpointFileOf } from '../../ledger/outside-witnesses.ts';

/** GET /api/v1/ledger/checkpoint-file: what a witness outside needs, to take along on a stick. */
export function readCheckpointFile({ db, hqKeys }: { db: Database; hqKeys: Pick<HqKeys, 'keySet'> }): Route {
  return (app) =>
    app.get('/api/v1/ledger/checkpoint-file', { config: { access: 'ledger.read' } }, async (_request, reply) => {
      const file = await checkpointFileOf(db, { keySet: hqKeys.keySet.jws, from: [] });
      return reply
        .type('application/json')
        .header('content-disposition', attachment('rollcall-checkpoint.json'))
        .send(`${canonicalJson(file)}\n`);
    });
}
