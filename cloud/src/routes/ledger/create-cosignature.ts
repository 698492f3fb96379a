import { cosignatureFileSchema } from '@rollcall/shared/contract/witness-files';
import { cosignatureImportSchema } from '@rollcall/shared/http/ledger';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { importCosignature } from '../../ledger/outside-witnesses.ts';

/** POST /api/v1/ledger/cosignatures: what a witness outside brought back on a stick. Its signature says that it is so. */
export function createCosignature({ db }: { db: Database }): Route {
  return (app) =>
    app.post(
      '/api/v1/ledger/cosignatures',
      {
        config: { access: 'ledger.read' },
        schema: { body: cosignatureFileSchema, response: { 200: cosignatureImportSchema } },
      },
      async ({ body }) => importCosignature(db, body),
    );
}
