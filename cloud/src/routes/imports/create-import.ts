import { importQuerySchema, importResultSchema } from '@rollcall/shared/resources/imports';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import type { ImportDefinition } from '../../imports/import-definition.ts';
import type { ImportOutcome, ImportRequest } from '../../imports/import-sheet.ts';
import { sheetLimits } from '../../sheets/sheet-limits.ts';
import { visibleUnit } from '../visible-unit.ts';

/** POST /api/v1/imports/:kind, a route a kind: each is allowed to others. */
export function createImport(deps: {
  run: (request: ImportRequest) => Promise<ImportOutcome>;
  imports: readonly ImportDefinition[];
}): Route {
  return (app) => {
    for (const definition of deps.imports) {
      app.post(
        `/api/v1/imports/${definition.kind}`,
        {
          bodyLimit: sheetLimits.fileBytes,
          config: { access: definition.access },
          schema: {
            consumes: ['application/octet-stream'],
            querystring: importQuerySchema,
            response: { 200: importResultSchema },
          },
        },
        async (request) => {
          const { body: bytes, session } = request;
          if (!Buffer.isBuffer(bytes)) throw errors.badHttp(415, 'The file itself must be the body', undefined);
          const imported = await deps.run({
            definition,
            bytes,
            ...request.query,
            by: session.username,
            accountId: session.accountId,
            unitCode: visibleUnit(session),
          });
          if (imported.outcome === 'refused') throw errors.importRefused(imported.problems, imported.problemCount);
          return imported.result;
        },
      );
    }
  };
}
