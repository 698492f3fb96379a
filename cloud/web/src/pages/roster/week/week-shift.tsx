import type { DutyDay } from '@rollcall/shared/http/duty-weeks';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { formatTime } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import { CoverageStrip } from '../../../strip/coverage-strip.tsx';
import classes from './week-grid.module.css';

/** From when to when, and what of it is recorded. */
export function WeekShift({ shift, name }: { shift: DutyDay['shifts'][number]; name: string }) {
  const texts = useWords(dutyWeekWords);
  const { startsAt, endsAt, segments, dutyTypeName, post } = shift;
  const time = `${formatTime(startsAt)}–${formatTime(endsAt)}`;
  return (
    <div className={classes.shift}>
      <span className={classes.quiet} data-tip={`${time} ${dutyTypeName} · ${post}`}>
        {time.replaceAll(':00', '')} {dutyTypeName}
      </span>
      {segments.length === 0 ? (
        <span className={classes.quiet}>{texts.notRequired}</span>
      ) : (
        <CoverageStrip
          from={Date.parse(startsAt)}
          to={Date.parse(endsAt)}
          segments={segments}
          name={`${name} ${time}`}
          height={10}
          ticks={false}
        />
      )}
    </div>
  );
}
