import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingListWords } from '@rollcall/shared/words/findings';
import { formatSpan } from '../../format/format-between.ts';
import { useWords } from '../../language/use-words.ts';
import { hoursWithin } from '../../strip/hours-within.ts';
import classes from './missing-strip.module.css';

/** Where in the shift the missing time lies; nothing for what is about no shift. What is recorded of the rest is not a part of a finding. */
export function MissingStrip({ finding }: { finding: FindingRow }) {
  const texts = useWords(findingListWords);
  const { shiftStartsAt, shiftEndsAt, detail } = finding;
  const { missing } = detail;
  if (shiftStartsAt === null || shiftEndsAt === null || missing.length === 0) return null;
  const [from, to] = [Date.parse(shiftStartsAt), Date.parse(shiftEndsAt)];
  const percent = (time: number) => `${((time - from) / (to - from)) * 100}%`;
  return (
    <svg className={classes.strip} role="img" aria-label={texts.strip}>
      {hoursWithin(from, to).map((time) => (
        <line key={time} className={classes.tick} x1={percent(time)} x2={percent(time)} y1="0" y2="100%" />
      ))}
      {missing.map((stretch) => (
        <rect
          key={stretch.from}
          className={classes.missing}
          x={percent(Date.parse(stretch.from))}
          width={`${((Date.parse(stretch.to) - Date.parse(stretch.from)) / (to - from)) * 100}%`}
          height="100%"
          data-tip={formatSpan(stretch)}
        />
      ))}
    </svg>
  );
}
