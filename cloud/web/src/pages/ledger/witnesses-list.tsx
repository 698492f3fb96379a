import type { WitnessRow } from '@rollcall/shared/http/ledger';
import { useLanguage } from '../../language/language-context.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { ledgerTexts } from '../../texts/ledger-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../time/use-now.ts';
import { OutsideWitness } from './outside-witness.tsx';
import { witnessColumns } from './witness-columns.tsx';

/** Who remembers the ledger, and what each saw last. */
export function WitnessesList() {
  const { language } = useLanguage();
  const texts = useTexts(ledgerTexts);
  const now = useNow(10_000);
  return (
    <>
      <OutsideWitness />
      <ServerTable<WitnessRow>
        path="ledger/witnesses"
        exports="witnesses"
        query={{}}
        columns={witnessColumns({ language, now, stationNames: useStationNames() })}
        rowKey={({ name, verifierKey }) => verifierKey ?? name}
        name={texts.witnesses}
        empty={{ title: texts.empty.witnesses, hint: texts.empty.witnessesHint }}
      />
    </>
  );
}
