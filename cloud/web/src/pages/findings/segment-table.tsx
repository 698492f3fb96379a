import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { formatDuration } from '../../format/format-duration.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { findingTexts } from '../../texts/finding-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { segmentReason } from '../today/segment-reason.ts';
import { witnessesOf } from '../today/witnesses-of.ts';
import classes from './segment-table.module.css';

/** The shift from its start to its end, and why what isn't recorded isn't. */
export function SegmentTable({ shift }: { shift: ShiftCoverageDetail }) {
  const { language } = useLanguage();
  const texts = useTexts(findingTexts);
  const { reason } = useTexts(todayTexts);
  return (
    <Section title={texts.segments}>
      <PlainTable
        name={texts.segments}
        rows={shift.segments}
        rowKey={({ from }) => from}
        columns={[
          { title: texts.from, cell: ({ from }) => formatSeconds(from) },
          { title: texts.to, cell: ({ to }) => formatSeconds(to) },
          {
            title: texts.length,
            number: true,
            cell: ({ from, to }) => formatDuration(Date.parse(to) - Date.parse(from), language),
          },
          { title: texts.state, cell: (segment) => <StateTag look={segmentLook(segment)} /> },
          {
            title: texts.why,
            cell: (segment) => (
              <span className={classes.why}>
                {[segmentReason(segment, shift, language), ...witnessesOf(segment, shift).map((name) => reason[name])]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
