import { type WitnessRow, witnessesQuerySchema } from '@rollcall/shared/http/ledger';
import { columnWords } from '@rollcall/shared/words/columns';
import { ledgerWords, witnessDownloadColumns } from '@rollcall/shared/words/ledger';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { type StoredWitness, selectWitnesses } from '../../ledger/ledger-list-repository.ts';
import { toWitnessRow } from '../ledger/to-witness-row.ts';

interface Row extends WitnessRow {
  stationName: string | null;
}

const column = downloadColumns<Row>();

export const downloadWitnesses = defineDownload({
  table: 'witnesses',
  title: downloadTitles.witnesses,
  access: 'ledger.read',
  query: witnessesQuerySchema,
  columns: [
    column.text(ledgerWords.columns.witness, (witness) => witness.name, 40),
    column.text(columnWords.station, (witness) => witness.stationName, 26),
    column.word(ledgerWords.columns.kind, (witness) => witness.kind, ledgerWords.kinds),
    column.moment(witnessDownloadColumns.removed, (witness) => witness.removedAt),
    // By the witness's clock, as on the page.
    column.moment(ledgerWords.columns.lastSigned, (witness) => witness.last?.signedAt ?? null),
    column.moment(witnessDownloadColumns.received, (witness) => witness.last?.receivedAt ?? null),
    column.number(ledgerWords.columns.lastSize, (witness) => witness.last?.size ?? null),
    column.moment(ledgerWords.columns.addedAt, (witness) => witness.addedAt),
    column.text(ledgerWords.columns.key, (witness) => witness.verifierKey, 66),
  ],
  async *rows({ db, origin }) {
    const select = ({ after, limit }: { after: { name: string; verifierKey: string } | undefined; limit: number }) =>
      selectWitnesses(db, origin, { after, limit });
    const placeOf = ({ name, verifier_key }: StoredWitness) => ({ name, verifierKey: verifier_key ?? '' });
    for await (const row of everyRow(select, placeOf)) yield { ...toWitnessRow(row), stationName: row.station_name };
  },
});
