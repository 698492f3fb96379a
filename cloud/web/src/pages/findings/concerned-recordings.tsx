import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingWords } from '@rollcall/shared/words/findings';
import { Link } from 'react-router';
import { formatBetween } from '../../format/format-between.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';

/** The recordings that a finding is about, each a click from being played. */
export function ConcernedRecordings({
  finding: { detail, badgeNo, officerName, recorderSerial },
}: {
  finding: FindingRow;
}) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const recordings = detail.recordings ?? [];
  if (recordings.length === 0) return null;
  return (
    <Section
      title={texts.concerned}
      hint={texts.ofCount(recordings.length, detail.recordingCount ?? recordings.length)}
    >
      <PlainTable
        name={texts.concerned}
        rows={recordings}
        rowKey={({ recordingId }) => recordingId}
        columns={[
          { title: texts.from, cell: ({ from }) => (from === null ? '–' : formatFull(from)) },
          {
            title: texts.length,
            number: true,
            cell: ({ from, to }) => (from === null || to === null ? '' : formatBetween({ from, to }, language)),
          },
          {
            title: texts.recording,
            cell: ({ recordingId, from }) => (
              <Link to={paths.recording(recordingId)}>
                {[
                  ...(badgeNo === null ? [] : [formatPerson({ badgeNo, name: officerName ?? '' })]),
                  ...(recorderSerial === null ? [] : [recorderSerial]),
                  from === null ? texts.noTime : formatFull(from),
                ].join(' · ')}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}
