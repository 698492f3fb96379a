import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { findingWords } from '@rollcall/shared/words/findings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';

/** Which recorders the officer held in the shift: only their footage counts. */
export function ShiftHoldingsTable({ shift }: { shift: ShiftCoverageDetail }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const { recorder } = useWords(recordingListWords);
  return (
    <Section title={texts.laneHoldings} hint={shift.holdings.length === 0 ? texts.heldNone : texts.heldHint}>
      {shift.holdings.length === 0 ? null : (
        <PlainTable
          name={texts.laneHoldings}
          rows={shift.holdings}
          rowKey={({ recorderSerial, from }) => `${recorderSerial} ${from}`}
          columns={[
            {
              title: recorder,
              cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
            },
            { title: texts.from, cell: ({ from }) => formatDayTime(from, language) },
            { title: texts.to, cell: ({ to }) => formatDayTime(to, language) },
          ]}
        />
      )}
    </Section>
  );
}
