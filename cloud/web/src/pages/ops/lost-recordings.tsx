import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { lookOf } from './ops-looks.tsx';

/** What HQ had verified and later found gone or changed. */
export function LostRecordings({ lost: { total, rows } }: { lost: OpsResponse['lost'] }) {
  const { lost: texts, problems } = useWords(opsWords);
  const { language } = useLanguage();
  const stationNames = useStationNames();
  if (total === 0) {
    return (
      <Section title={texts.title}>
        <p>{texts.none}</p>
      </Section>
    );
  }
  return (
    <Section
      title={`${texts.title} · ${total.toLocaleString(language)}`}
      hint={total > rows.length ? texts.more : texts.hint}
    >
      <PlainTable
        name={texts.title}
        rows={rows}
        rowKey={({ recordingId }) => recordingId}
        columns={[
          {
            title: texts.recording,
            cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
          },
          { title: texts.station, cell: ({ stationId }) => stationNames.get(stationId) ?? stationId },
          { title: texts.problem, cell: ({ problem }) => <StateTag look={lookOf('missing', problems[problem])} /> },
          { title: texts.at, cell: ({ at }) => formatDayTime(at, language) },
        ]}
      />
    </Section>
  );
}
