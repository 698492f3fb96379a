import type { StationRow } from '@rollcall/shared/http/stations';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { formatRoughly } from '../../format/format-duration.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { alarmTexts } from '../../parts/alarm-text.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { paths } from '../../paths.ts';
import { presenceLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';

/** The collection stations and how they are; they are added on the command line, with their enrolment code. */
export function StationsTab() {
  const all = useWords(registryWords);
  const texts = all.station;
  const evidence = useWords(evidenceWords);
  const { language } = useLanguage();
  return (
    <ServerTable<StationRow>
      path="stations"
      exports="stations"
      query={{}}
      columns={[
        { key: 'name', title: texts.name, always: true, width: 150, cell: ({ name }) => <NoWrap>{name}</NoWrap> },
        { key: 'stationId', title: texts.id, width: 130, cell: ({ stationId }) => stationId },
        { key: 'unit', title: texts.unit, width: 130, cell: ({ unitName }) => <NoWrap>{unitName}</NoWrap> },
        {
          key: 'presence',
          title: texts.presence,
          width: 90,
          cell: ({ presence }) => <StateTag look={presenceLooks[presence]} />,
        },
        {
          key: 'docked',
          title: texts.docked,
          cell: ({ docked }) => {
            const sharing = docked.filter((card) => card.sharesSerial).map(({ recorderSerial }) => recorderSerial);
            return (
              <>
                <RecorderLinks serials={docked.map(({ recorderSerial }) => recorderSerial)} />
                {sharing.length > 0 ? <div>{texts.sharesSerial([...new Set(sharing)].join(' '))}</div> : null}
              </>
            );
          },
        },
        {
          key: 'queue',
          title: texts.queue,
          width: 160,
          number: true,
          cell: ({ queue, uploadsWaitUntil: until }) => (
            <>
              {queue.files === 0 ? '–' : `${all.files(queue.files)} · ${formatSize(queue.bytes)}`}
              {until === null ? null : <div>{texts.waitsForWindow(formatDayTime(until, language))}</div>}
            </>
          ),
        },
        {
          key: 'lastHeardAt',
          title: texts.lastHeard,
          width: 120,
          cell: ({ lastHeardAt }) => (
            <NoWrap>{lastHeardAt === null ? '' : formatDayTime(lastHeardAt, language)}</NoWrap>
          ),
        },
        {
          key: 'alarms',
          title: texts.alarms,
          width: 260,
          cell: (station) => (
            <>
              {alarmTexts(station, {
                words: evidence,
                since: (since) => formatDayTime(since, language),
                length: (ms) => formatRoughly(ms, language),
              }).map((alarm) => (
                <div key={alarm}>{alarm}</div>
              ))}
              {station.quarantined === null ? null : (
                <Link to={paths.quarantine({ stationId: station.stationId })}>{texts.quarantined}</Link>
              )}
            </>
          ),
        },
      ]}
      rowKey={({ stationId }) => stationId}
      linkOf={({ stationId }) => paths.registry('station-settings', { entry: stationId })}
      name={all.tabs.stations}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
    />
  );
}
