import { type CustodyConflictRow, custodyConflictsQuerySchema } from '@rollcall/shared/http/custody-conflicts';
import { columnWords } from '@rollcall/shared/words/columns';
import { custodyConflictWords } from '@rollcall/shared/words/custody-conflicts';
import { exportTitles } from '@rollcall/shared/words/exports';
import {
  type ConflictPlace,
  type StoredConflict,
  selectConflicts,
} from '../../duty/observations/conflict-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toConflictRow } from '../custody-conflicts/to-conflict-row.ts';

const column = exportColumns<CustodyConflictRow>();

export const exportCustodyConflicts = defineExport({
  table: 'custody-conflicts',
  title: exportTitles['custody-conflicts'],
  access: 'custodies.read',
  query: custodyConflictsQuerySchema,
  columns: [
    column.text(columnWords.recorder, (conflict) => conflict.recorderSerial, 22),
    column.text(
      custodyConflictWords.officers,
      ({ officers }) => listed(officers.map(({ badgeNo, name }) => `${badgeNo} ${name}`)),
      30,
    ),
    column.moment(custodyConflictWords.from, (conflict) => conflict.fromAt),
    column.moment(custodyConflictWords.until, (conflict) => conflict.untilAt),
    column.word(custodyConflictWords.kind, (conflict) => conflict.kind, custodyConflictWords.kinds),
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
