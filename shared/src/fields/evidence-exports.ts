import type { Fields } from './field.ts';

/** More than this in one file is for several exports. */
export const mostRecordingsOfExport = 50;

export const evidenceExportFields = {
  /** What it is for; kept in the ledger, and in the export itself. Requests for access have the same. */
  purpose: { label: { zh: '用途', en: 'Purpose' }, kind: 'note', least: 4, most: 500 },
} as const satisfies Fields;
