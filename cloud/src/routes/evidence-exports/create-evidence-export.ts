import { evidenceExportRowSchema, newEvidenceExportSchema } from '@rollcall/shared/http/evidence-exports';
import { selectExports } from '../../access/evidence-exports/evidence-export-list-repository.ts';
import { requestExport } from '../../access/evidence-exports/request-export.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import type { Route } from '../../http/route.ts';
import { toEvidenceExportRow } from './to-evidence-export-row.ts';

/** POST /api/v1/evidence-exports: orders an export; a worker makes it. */
export function createEvidenceExport({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/evidence-exports',
      {
        config: { access: 'exports.create' },
        schema: { body: newEvidenceExportSchema, response: { 201: evidenceExportRowSchema } },
      },
      async ({ session, body }, reply) => {
        const who = { ...viewerOf(session, now()), username: session.username };
        const exportId = await requestExport(db, who, body);
        const [row] = await selectExports(db, { exportId, limit: 1 });
        if (!row) throw errors.notFound('The export');
        return reply.code(201).send(toEvidenceExportRow(row, session));
      },
    );
}
