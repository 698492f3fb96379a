import { type PendingFactRow, pendingFactsQuerySchema } from '@rollcall/shared/http/ledger';
import { factWords } from '@rollcall/shared/words/facts';
import { type PendingFact, selectPending } from '../../ledger/ledger-list-repository.ts';
import { toPendingFactRow } from '../ledger/to-pending-fact-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport, type Words } from './export-definition.ts';

/** A type that is no more has no words: it is written as it stands. */
const words: Partial<Record<string, Words>> = factWords;

const column = exportColumns<PendingFactRow>();

export const exportPendingFacts = defineExport({
  table: 'pending-facts',
  title: { zh: '待入账', en: 'waiting' },
  access: 'ledger.read',
  query: pendingFactsQuerySchema,
  columns: [
    column.number('编号', 'Number', (fact) => fact.factId),
    {
      heading: { zh: '事项', en: 'What' },
      width: 30,
      format: 'text',
      value: ({ type }, language) => words[type]?.[language] ?? type,
    },
    column.text('对象', 'About', (fact) => fact.subject, 40),
    column.moment('记录时间', 'Recorded', (fact) => fact.recordedAt),
  ],
  async *rows({ db }) {
    const select = ({ after, limit }: { after: number | undefined; limit: number }) =>
      selectPending(db, { after, limit });
    const placeOf = (last: PendingFact) => last.fact_id;
    for await (const row of everyRow(select, placeOf)) yield toPendingFactRow(row);
  },
});
