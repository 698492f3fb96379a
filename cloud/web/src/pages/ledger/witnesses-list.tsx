import type { WitnessRow } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useNow } from '../../time/use-now.ts';
import { OutsideWitness } from './outside-witness.tsx';
import { witnessColumns } from './witness-columns.tsx';

/** Who remembers the ledger, and what each saw last. */
export function WitnessesList() {
  const { language } = useLanguage();
  const texts = useWords(ledgerWords);
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
