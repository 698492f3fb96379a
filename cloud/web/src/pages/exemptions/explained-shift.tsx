import type { ShiftCoverage } from '@rollcall/shared/http/coverage';
import { coverageOfTimeWords } from '@rollcall/shared/words/coverage-of-time';
import { formatSpan } from '../../format/format-between.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { segmentReason } from '../today/segment-reason.ts';
import classes from './explained-time.module.css';

interface Props {
  shift: ShiftCoverage;
  asOf: string;
  /** What is explained: drawn as a frame over the shift. */
  time: { from: string; to: string };
}

/** A shift from its start to its end, and which part of it is explained. */
export function ExplainedShift({ shift, asOf, time }: Props) {
  const { language } = useLanguage();
  const texts = useWords(coverageOfTimeWords);
  const { startsAt, endsAt, dutyTypeName, post, badgeNo, officerName, segments } = shift;
  return (
    <div>
      <CoverageStrip
        from={Date.parse(startsAt)}
        to={Date.parse(endsAt)}
        asOf={Date.parse(asOf)}
        segments={segments}
        mark={{ from: Date.parse(time.from), to: Date.parse(time.to), says: `${formatSpan(time)} · ${texts.mark}` }}
        name={formatPerson({ badgeNo, name: officerName })}
        reasonOf={(segment) => segmentReason(segment, { asOf, dueAt: shift.dueAt }, language)}
        height={28}
      />
      <div className={classes.axis}>
        <span>{formatDayTime(startsAt, language)}</span>
        <span>{[dutyTypeName, post].filter(Boolean).join(' · ')}</span>
        <span>{formatDayTime(endsAt, language)}</span>
      </div>
    </div>
  );
}
