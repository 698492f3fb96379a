import { templateQuerySchema } from '@rollcall/shared/resources/imports';
import { listDownloadWords } from '@rollcall/shared/words/list-downloads';
import type { Database } from '../../db/database.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import type { ImportDefinition } from '../../imports/import-definition.ts';
import { importTemplate } from '../../imports/import-template.ts';
import { sheetMediaTypes } from '../sheet-media-types.ts';

/** GET /api/v1/imports/:kind/template, a route a kind: a file to be filled in. */
export function readImportTemplate({ db, imports }: { db: Database; imports: readonly ImportDefinition[] }): Route {
  return (app) => {
    for (const definition of imports) {
      app.get(
        `/api/v1/imports/${definition.kind}/template`,
        { config: { access: definition.access }, schema: { querystring: templateQuerySchema } },
        async (request, reply) => {
          const { format } = request.query;
          const file = await importTemplate(db, definition, format);
          return reply
            .type(sheetMediaTypes[format])
            .header('content-disposition', attachment(listDownloadWords.templateFile.zh(definition.title, format)))
            .send(file);
        },
      );
    }
  };
}
