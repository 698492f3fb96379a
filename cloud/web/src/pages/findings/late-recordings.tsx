import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingWords } from '@rollcall/shared/words/findings';
import { Link } from 'react-router';
import { formatRoughly } from '../../format/format-duration.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';

/** What came late, and how late. */
export function LateRecordings({ finding, shift }: { finding: FindingRow; shift: ShiftCoverageDetail | undefined }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const { late, lateCount, dueAt } = finding.detail;
  const nameOf = (recordingId: string) =>
    shift?.recordings.find((recording) => recording.recordingId === recordingId)?.fileName ?? recordingId;
  return (
    <Section title={texts.late} hint={texts.lateShown(late.length, lateCount)}>
      <PlainTable
        name={texts.late}
        rows={late}
        rowKey={({ recordingId }) => recordingId}
        columns={[
          {
            title: texts.recording,
            cell: ({ recordingId }) => <Link to={paths.recording(recordingId)}>{nameOf(recordingId)}</Link>,
          },
          { title: texts.importedAt, cell: ({ announcedAt }) => formatFull(announcedAt) },
          {
            title: texts.lateBy,
            number: true,
            cell: ({ announcedAt }) =>
              dueAt === null ? null : formatRoughly(Date.parse(announcedAt) - Date.parse(dueAt), language),
          },
        ]}
      />
    </Section>
  );
}
