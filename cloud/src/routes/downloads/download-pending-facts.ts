import { type PendingFactRow, pendingFactsQuerySchema } from '@rollcall/shared/http/ledger';
import type { Word } from '@rollcall/shared/words/define-words';
import { factWords } from '@rollcall/shared/words/facts';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { subjectIn } from '@rollcall/shared/words/subjects';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { type PendingFact, selectPending } from '../../ledger/ledger-list-repository.ts';
import { toPendingFactRow } from '../ledger/to-pending-fact-row.ts';

/** A type that is no more has no words: it is written as it stands. */
const words: Partial<Record<string, Word>> = factWords;

const column = downloadColumns<PendingFactRow>();

export const downloadPendingFacts = defineDownload({
  table: 'pending-facts',
  title: downloadTitles['pending-facts'],
  access: 'ledger.read',
  query: pendingFactsQuerySchema,
  columns: [
    column.number(ledgerWords.columns.factId, (fact) => fact.factId),
    {
      heading: ledgerWords.columns.type,
      width: 30,
      format: 'text',
      value: ({ type }, language) => words[type]?.[language] ?? type,
    },
    {
      heading: ledgerWords.columns.subject,
      width: 40,
      format: 'text',
      value: ({ subject }, language, names) => (subject === null ? null : subjectIn(language, subject, names)),
    },
    column.moment(ledgerWords.columns.recordedAt, (fact) => fact.recordedAt),
  ],
  async *rows({ db }) {
    const select = ({ after, limit }: { after: number | undefined; limit: number }) =>
      selectPending(db, { after, limit });
    const placeOf = (last: PendingFact) => last.fact_id;
    for await (const row of everyRow(select, placeOf)) yield toPendingFactRow(row);
  },
});
