import { importKindSchema, templateQuerySchema } from '@rollcall/shared/http/imports';
import { exportWords } from '@rollcall/shared/words/exports';
import type { Database } from '../../db/database.ts';
import { importDefinitions } from '../../imports/import-definitions.ts';
import { importTemplate } from '../../imports/import-template.ts';
import { attachment } from '../attachment.ts';
import type { Route } from '../route.ts';
import { sheetMediaTypes } from '../sheet-media-types.ts';
import { importAccess } from './import-access.ts';

/** GET /api/v1/imports/:kind/template, a route a kind: a file to be filled in. */
export function readImportTemplate({ db }: { db: Database }): Route {
  return (app) => {
    for (const kind of importKindSchema.options) {
      app.get(
        `/api/v1/imports/${kind}/template`,
        { config: { access: importAccess[kind] }, schema: { querystring: templateQuerySchema } },
        async (request, reply) => {
          const { format } = request.query;
          const definition = importDefinitions[kind];
          const file = await importTemplate(db, definition, format);
          return reply
            .type(sheetMediaTypes[format])
            .header('content-disposition', attachment(exportWords.templateFile.zh(definition.title, format)))
            .send(file);
        },
      );
    }
  };
}
