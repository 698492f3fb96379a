import { type CustodyConflictRow, custodyConflictsQuerySchema } from '@rollcall/shared/http/custody-conflicts';
import {
  type ConflictPlace,
  type StoredConflict,
  selectConflicts,
} from '../../duty/observations/conflict-list-repository.ts';
import { toConflictRow } from '../custody-conflicts/to-conflict-row.ts';
import { custodyWords } from './custody-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<CustodyConflictRow>();

export const exportCustodyConflicts = defineExport({
  table: 'custody-conflicts',
  title: { zh: '领用矛盾', en: 'contradictions' },
  access: 'custodies.read',
  query: custodyConflictsQuerySchema,
  columns: [
    column.text('记录仪', 'Recorder', (conflict) => conflict.recorderSerial, 22),
    column.text(
      '涉及人员',
      'Officers',
      ({ officers }) => officers.map(({ badgeNo, name }) => `${badgeNo} ${name}`).join('、'),
      30,
    ),
    column.moment('起', 'From', (conflict) => conflict.fromAt),
    column.moment('止', 'Until', (conflict) => conflict.untilAt),
    column.word('矛盾', 'Contradiction', (conflict) => conflict.kind, custodyWords.conflict),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: ConflictPlace | undefined; limit: number }) =>
      selectConflicts(db, query, { after, sight, limit });
    const placeOf = ({ from_at, recorder_serial, kind }: StoredConflict) => ({
      fromAt: from_at.toISOString(),
      recorderSerial: recorder_serial,
      kind,
    });
    for await (const row of everyRow(select, placeOf)) yield toConflictRow(row);
  },
});
