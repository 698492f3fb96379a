import { consistencyProofSchema, consistencyQuerySchema } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { proveConsistency } from '../../ledger/prove-consistency.ts';

/** GET /api/v1/station/ledger/consistency-proof: that one size of the ledger is the beginning of another. */
export function readConsistencyProof({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/ledger/consistency-proof',
      {
        config: { access: 'station' },
        schema: { querystring: consistencyQuerySchema, response: { 200: consistencyProofSchema } },
      },
      async ({ query }) => ({ proof: await proveConsistency(db, query) }),
    );
}
