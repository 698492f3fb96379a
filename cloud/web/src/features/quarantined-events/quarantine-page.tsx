import type { QuarantinedEvent } from '@rollcall/shared/resources/quarantined-events';
import { hiddenBy, hiddenByType, quarantineWords } from '@rollcall/shared/words/quarantined-events';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { StationFilter } from '../../filters/station-filter.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Every event that is set aside, with what it is about and why it could not be read. */
export function QuarantinePage() {
  const texts = useWords(quarantineWords);
  const { language } = useLanguage();
  usePageTitle(texts.title);
  const [query, change] = useUrlQuery(['stationId', 'type']);
  const types = Object.entries(hiddenByType).map(([value, label]) => ({ value, label: label[language] }));
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <ServerTable<QuarantinedEvent>
        path="quarantined-events"
        exports="quarantined-events"
        query={query}
        rowKey={({ stationId, incarnation, seq }) => `${stationId} ${incarnation} ${seq}`}
        name={texts.title}
        empty={{ title: texts.noneTitle, hint: texts.noneHint }}
        filters={
          <>
            <StationFilter value={query.stationId} onChange={(stationId) => change({ stationId })} />
            <ChoiceFilter
              label={texts.hides}
              options={types}
              width={180}
              value={query.type}
              onChange={(type) => change({ type })}
            />
          </>
        }
        columns={[
          {
            key: 'station',
            title: texts.station,
            always: true,
            width: 150,
            cell: ({ stationName }) => <NoWrap>{stationName}</NoWrap>,
          },
          {
            key: 'hides',
            title: texts.hides,
            width: 160,
            cell: ({ type }) => <span data-tip={type ?? undefined}>{hiddenBy(type)[language]}</span>,
          },
          {
            key: 'extent',
            title: texts.extent,
            width: 110,
            cell: ({ entries }) => <NoWrap>{entries === null ? texts.all : texts.some(entries)}</NoWrap>,
          },
          {
            key: 'about',
            title: texts.about,
            width: 220,
            cell: ({ recorderSerial, names, entries }) => (
              <>
                {recorderSerial === null ? null : <div>{recorderSerial}</div>}
                {names.map((name) => (
                  <div key={name}>{name}</div>
                ))}
                {entries !== null && entries > names.length ? <div>{texts.more}</div> : null}
              </>
            ),
          },
          { key: 'reason', title: texts.reason, cell: ({ reason }) => reason },
          {
            key: 'at',
            title: texts.at,
            width: 120,
            cell: ({ quarantinedAt }) => <NoWrap>{formatDayTime(quarantinedAt, language)}</NoWrap>,
          },
          {
            key: 'event',
            title: texts.event,
            width: 90,
            cell: ({ incarnation, seq }) => <span data-tip={texts.eventTip}>{`${incarnation}/${seq}`}</span>,
          },
        ]}
      />
    </>
  );
}
