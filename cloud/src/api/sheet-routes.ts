import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { exportDefinitions, importDefinitions } from '../resources.ts';
import { exportList } from '../routes/exports/export-list.ts';
import { createImport } from '../routes/imports/create-import.ts';
import { readImportTemplate } from '../routes/imports/read-import-template.ts';
import { createSheetReader } from '../sheets/create-sheet-reader.ts';

/** Lists that come in and go out as files. */
export function sheetRoutes({ db, now, config }: Context): Route[] {
  return [
    createImport({ db, now, readSheet: createSheetReader(), imports: importDefinitions }),
    readImportTemplate({ db, imports: importDefinitions }),
    exportList({ db, now, origin: config.ledger.origin, exports: exportDefinitions }),
  ];
}
