import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { GapReason } from './gap-reason.tsx';
import { type Gap, gapsOf } from './gaps-of.ts';
import { spanOn } from './time-on.ts';

/** Every stretch that had to be recorded and wasn't, with why; what is missing first, breaks last and in one row. */
export function DayGaps({ day }: { day: OfficerDay }) {
  const texts = useWords(officerDayWords);
  const { language } = useLanguage();
  const gaps = gapsOf(day);
  const timeOf = ({ segments }: Gap) => {
    const [{ from, to }, ...more] = segments;
    if (more.length > 0) return texts.stretches(segments.length);
    return spanOn(from, to, { date: day.date, language, seconds: true });
  };
  const lengthOf = ({ segments }: Gap) =>
    segments.reduce((sum, { from, to }) => sum + lengthBetween(Date.parse(from), Date.parse(to)), 0);
  return (
    <Section title={texts.gaps}>
      {gaps.length === 0 ? (
        <p>{texts.noGaps}</p>
      ) : (
        <PlainTable
          name={texts.gaps}
          rows={gaps}
          rowKey={({ segments: [{ from }] }) => from}
          columns={[
            { title: texts.time, cell: (gap) => <NoWrap>{timeOf(gap)}</NoWrap> },
            {
              title: texts.length,
              number: true,
              cell: (gap) => <NoWrap>{formatDuration(lengthOf(gap), language)}</NoWrap>,
            },
            { title: texts.state, cell: ({ segments: [segment] }) => <StateTag look={segmentLook(segment)} /> },
            { title: texts.why, cell: (gap) => <GapReason gap={gap} day={day} /> },
          ]}
        />
      )}
    </Section>
  );
}
