import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingTexts } from '../../texts/finding-texts.ts';
import { recordingsTexts } from '../../texts/recordings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Which recorders the officer held in the shift: only their footage counts. */
export function ShiftHoldingsTable({ shift }: { shift: ShiftCoverageDetail }) {
  const { language } = useLanguage();
  const texts = useTexts(findingTexts);
  const { recorder } = useTexts(recordingsTexts);
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
