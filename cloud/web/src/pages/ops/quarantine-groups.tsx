import type { QuarantineGroup } from '@rollcall/shared/http/ops';
import { hiddenBy, quarantineWords } from '@rollcall/shared/words/quarantined-events';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useStationNames } from '../../stations/use-station-names.ts';

/** What HQ lacks because it could not read it, by station and kind; each number opens what it counts. */
export function QuarantineGroups({ groups }: { groups: readonly QuarantineGroup[] }) {
  const texts = useWords(quarantineWords);
  const { language } = useLanguage();
  const stationNames = useStationNames();
  if (groups.length === 0) {
    return (
      <Section title={texts.title}>
        <p>{texts.none}</p>
      </Section>
    );
  }
  const total = groups.reduce((sum, { events, entries }) => sum + events + entries, 0);
  return (
    <Section title={`${texts.title} · ${total.toLocaleString(language)}`} hint={texts.hint}>
      <PlainTable
        name={texts.title}
        rows={groups}
        rowKey={({ stationId, type }) => `${stationId} ${type}`}
        columns={[
          { title: texts.station, cell: ({ stationId }) => stationNames.get(stationId) ?? stationId },
          {
            title: texts.hides,
            cell: ({ stationId, type }) => (
              <Link to={paths.quarantine({ stationId, ...(type === null ? {} : { type }) })}>
                {hiddenBy(type)[language]}
              </Link>
            ),
          },
          { title: texts.events, number: true, cell: ({ events }) => events.toLocaleString(language) },
          { title: texts.entries, number: true, cell: ({ entries }) => entries.toLocaleString(language) },
          { title: texts.since, cell: ({ since }) => formatDayTime(since, language) },
        ]}
      />
    </Section>
  );
}
