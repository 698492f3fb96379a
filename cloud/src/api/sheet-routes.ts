import type { Context } from '../context.ts';
import { exportList } from '../routes/exports/export-list.ts';
import { createImport } from '../routes/imports/create-import.ts';
import { readImportTemplate } from '../routes/imports/read-import-template.ts';
import type { Route } from '../routes/route.ts';
import { createSheetReader } from '../sheets/create-sheet-reader.ts';

/** Lists that come in and go out as files. */
export function sheetRoutes({ db, now, config }: Context): Route[] {
  return [
    createImport({ db, now, readSheet: createSheetReader() }),
    readImportTemplate({ db }),
    exportList({ db, now, origin: config.ledger.origin }),
  ];
}
