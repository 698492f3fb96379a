import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { findingWords } from '@rollcall/shared/words/findings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatBetween } from '../../format/format-between.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { recordingLook } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { FootageVerdict } from '../recordings/footage-verdict.tsx';

/** The recordings that lie in the shift, and whether they count. */
export function ShiftFootage({ shift }: { shift: ShiftCoverageDetail }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const list = useWords(recordingListWords);
  return (
    <Section
      title={`${texts.laneRecordings} · ${shift.recordings.length}`}
      hint={shift.recordings.length === 0 ? texts.noFootage : undefined}
    >
      {shift.recordings.length === 0 ? null : (
        <PlainTable
          name={texts.laneRecordings}
          rows={shift.recordings}
          rowKey={({ recordingId, from }) => `${recordingId} ${from}`}
          columns={[
            { title: texts.from, cell: ({ from }) => formatSeconds(from) },
            { title: texts.to, cell: ({ to }) => formatSeconds(to) },
            {
              title: texts.length,
              number: true,
              cell: ({ from, to }) => formatBetween({ from, to }, language),
            },
            {
              title: list.file,
              cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
            },
            { title: list.recorder, cell: ({ recorderSerial }) => recorderSerial },
            { title: list.state, cell: (recording) => <StateTag look={recordingLook(recording)} /> },
            { title: texts.counting, cell: (recording) => <FootageVerdict recording={recording} /> },
          ]}
        />
      )}
    </Section>
  );
}
