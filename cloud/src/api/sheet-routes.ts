import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { createImportThreads } from '../imports/import-threads.ts';
import { downloadDefinitions, importDefinitions } from '../resources.ts';
import { downloadList } from '../routes/downloads/download-list.ts';
import { createImport } from '../routes/imports/create-import.ts';
import { readImportTemplate } from '../routes/imports/read-import-template.ts';

/** Lists that come in and go out as files. */
export function sheetRoutes({ db, now, config }: Context): Route[] {
  const program = new URL('./import-thread.ts', import.meta.url);
  const threads = createImportThreads({ program, databaseUrl: config.database.url, now });
  return [
    (app) => app.addHook('onClose', threads.stop),
    createImport({ run: threads.run, imports: importDefinitions }),
    readImportTemplate({ db, imports: importDefinitions }),
    downloadList({ db, now, origin: config.ledger.origin, exports: downloadDefinitions }),
  ];
}
