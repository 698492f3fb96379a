import { type WitnessRow, witnessesQuerySchema } from '@rollcall/shared/http/ledger';
import { type StoredWitness, selectWitnesses } from '../../ledger/ledger-list-repository.ts';
import { toWitnessRow } from '../ledger/to-witness-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

interface Row extends WitnessRow {
  stationName: string | null;
}

const column = exportColumns<Row>();

export const exportWitnesses = defineExport({
  table: 'witnesses',
  title: { zh: '见证方', en: 'witnesses' },
  access: 'ledger.read',
  query: witnessesQuerySchema,
  columns: [
    column.text('见证方', 'Witness', (witness) => witness.name, 40),
    column.text('采集站', 'Station', (witness) => witness.stationName, 26),
    column.word('类别', 'Kind', (witness) => witness.kind, words.witnessKind),
    column.moment('停用时间', 'Removed', (witness) => witness.removedAt),
    // By the witness's clock, as on the page.
    column.moment('上次联署', 'Signed last', (witness) => witness.last?.signedAt ?? null),
    column.moment('收到时间', 'Received', (witness) => witness.last?.receivedAt ?? null),
    column.number('当时条数', 'Entries then', (witness) => witness.last?.size ?? null),
    column.moment('加入时间', 'Added', (witness) => witness.addedAt),
    column.text('公钥', 'Key', (witness) => witness.verifierKey, 66),
  ],
  async *rows({ db, origin }) {
    const select = ({ after, limit }: { after: { name: string; verifierKey: string } | undefined; limit: number }) =>
      selectWitnesses(db, origin, { after, limit });
    const placeOf = ({ name, verifier_key }: StoredWitness) => ({ name, verifierKey: verifier_key ?? '' });
    for await (const row of everyRow(select, placeOf)) yield { ...toWitnessRow(row), stationName: row.station_name };
  },
});
