import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { formatBetween } from '../../format/format-between.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { segmentReason } from './segment-reason.ts';
import { SegmentWhy } from './segment-why.tsx';
import classes from './shift-drawer.module.css';
import { witnessesOf } from './witnesses-of.ts';

/** The shift from start to end, and why what isn't recorded isn't. */
export function ShiftSegments({ shift }: { shift: ShiftCoverageDetail }) {
  const { shift: texts, reason } = useWords(todayWords);
  const { language } = useLanguage();
  if (shift.segments.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{texts.segments}</h2>
      <table className={classes.rows}>
        <tbody>
          {shift.segments.map((segment) => (
            <tr key={segment.from}>
              <td className={classes.time}>
                {formatSeconds(segment.from)}–{formatSeconds(segment.to)}
              </td>
              <td className={`${classes.time} ${classes.number}`}>{formatBetween(segment, language)}</td>
              <td className={classes.time}>
                <StateTag look={segmentLook(segment)} />
              </td>
              <td className={classes.note}>
                <SegmentWhy segment={segment} reason={segmentReason(segment, shift, language)} />
                {witnessesOf(segment, shift).map((name) => ` · ${reason[name]}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
