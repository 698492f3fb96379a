import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { findingWords } from '@rollcall/shared/words/findings';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatBetween } from '../../format/format-between.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { segmentReason } from '../today/segment-reason.ts';
import { SegmentWhy } from '../today/segment-why.tsx';
import { witnessesOf } from '../today/witnesses-of.ts';
import classes from './segment-table.module.css';

/** The shift from its start to its end, and why what isn't recorded isn't. */
export function SegmentTable({ shift, mayExplain }: { shift: ShiftCoverageDetail; mayExplain: boolean }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const { reason } = useWords(todayWords);
  const responses = useWords(responseWords);
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
            cell: ({ from, to }) => formatBetween({ from, to }, language),
          },
          { title: texts.state, cell: (segment) => <StateTag look={segmentLook(segment)} /> },
          {
            title: texts.why,
            cell: (segment) => (
              <span className={classes.why}>
                <SegmentWhy segment={segment} reason={segmentReason(segment, shift, language)} />
                {witnessesOf(segment, shift).map((name) => ` · ${reason[name]}`)}
                {segment.reason === 'unexplained' && mayExplain ? (
                  <>
                    {' · '}
                    <Link to={{ search: `?act=explain&gap=${segment.from}/${segment.to}` }}>{responses.explain}</Link>
                  </>
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
