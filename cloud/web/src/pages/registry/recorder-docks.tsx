import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import { registryWords } from '@rollcall/shared/words/registry';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';

type Dock = RecorderDetail['docks'][number];

export function RecorderDocks({ docks }: { docks: readonly Dock[] }) {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const names = useStationNames();
  if (docks.length === 0) return <p>{texts.noDocks}</p>;
  const time = (at: string | null) => <NoWrap>{at === null ? '–' : formatFull(at)}</NoWrap>;
  return (
    <PlainTable<Dock>
      name={texts.docks}
      rows={docks}
      rowKey={({ dockSessionId }) => dockSessionId}
      columns={[
        { title: texts.docked, cell: ({ dockedAt }) => time(dockedAt) },
        { title: texts.collected, cell: ({ collectedAt }) => time(collectedAt) },
        { title: texts.undocked, cell: ({ undockedAt }) => time(undockedAt) },
        {
          title: all.tabs.stations,
          cell: ({ stationId }) => names.get(stationId) ?? stationId,
        },
      ]}
    />
  );
}
