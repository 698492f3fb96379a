import { batchInclusionQuerySchema, factProofSchema } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { findBatchFact } from '../../ledger/batch-fact-repository.ts';
import { proveFact } from '../../ledger/prove-fact.ts';

/** GET /api/v1/station/ledger/batch-inclusion: the promise of a receipt, kept: the batch stands in the ledger. */
export function readBatchInclusion({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/ledger/batch-inclusion',
      {
        config: { access: 'station' },
        schema: { querystring: batchInclusionQuerySchema, response: { 200: factProofSchema } },
      },
      async ({ stationId, query }) => {
        const factId = await findBatchFact(db, { stationId, ...query });
        const proof = factId === undefined ? undefined : await proveFact(db, factId);
        if (!proof) throw errors.notYetInLedger();
        return proof;
      },
    );
}
