import type { ErasePermitRow } from '@rollcall/shared/resources/erases';
import { eraseWords } from '@rollcall/shared/words/erases';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { StationFilter } from '../../filters/station-filter.tsx';
import { formatSize } from '../../format/format-size.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { erasePermitLooks } from '../../state/erase-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** What was permitted, newest first, and what came of it. */
export function ErasePermits() {
  const texts = useWords(eraseWords);
  const { language } = useLanguage();
  const [query, change] = useUrlQuery(['recorderSerial', 'stationId']);
  const time = (at: string | null) => <NoWrap>{at === null ? '' : formatDayTime(at, language)}</NoWrap>;
  return (
    <ServerTable<ErasePermitRow>
      path="erase-permits"
      exports="erase-permits"
      query={query}
      rowKey={({ permitId }) => permitId}
      name={texts.permits}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
      filters={
        <>
          <RecorderFilter value={query.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
          <StationFilter value={query.stationId} onChange={(stationId) => change({ stationId })} />
        </>
      }
      columns={[
        {
          key: 'recorder',
          title: texts.recorder,
          always: true,
          width: 120,
          cell: ({ recorderSerial }) => <RecorderLinks serials={[recorderSerial]} />,
        },
        { key: 'station', title: texts.station, width: 160, cell: ({ stationName }) => <NoWrap>{stationName}</NoWrap> },
        {
          key: 'state',
          title: texts.state,
          width: 140,
          cell: ({ state, dryRun }) => (
            <StateTag look={erasePermitLooks[state]}>{dryRun ? ` · ${texts.dryRun}` : ''}</StateTag>
          ),
        },
        {
          key: 'files',
          title: texts.files,
          number: true,
          width: 130,
          cell: ({ files, bytes }) => `${files} · ${formatSize(bytes)}`,
        },
        {
          key: 'erased',
          title: texts.erased,
          number: true,
          width: 90,
          cell: ({ filesErased, dryRun }) => (dryRun ? '–' : (filesErased ?? '')),
        },
        { key: 'issued', title: texts.issued, width: 150, cell: ({ issuedAt }) => time(issuedAt) },
        { key: 'ended', title: texts.ended, width: 150, cell: ({ endedAt }) => time(endedAt) },
        { key: 'result', title: texts.result, cell: (permit) => <Result permit={permit} /> },
      ]}
    />
  );
}

function Result({ permit: { refusal, detail, interrupted, paths } }: { permit: ErasePermitRow }) {
  const texts = useWords(eraseWords);
  const why = refusal === null ? null : texts.refusal[refusal];
  const said = [
    why,
    refusal === 'withdrawn' || refusal === null ? detail : null,
    interrupted ? texts.interrupted : null,
  ];
  return (
    <>
      {said.filter((part) => part !== null).join(' · ')}
      {paths.map(({ bytes, text }) => (
        <div key={bytes}>{text}</div>
      ))}
    </>
  );
}
