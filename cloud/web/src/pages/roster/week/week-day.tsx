import type { DutyDay } from '@rollcall/shared/http/duty-weeks';
import { formatDuration } from '../../../format/format-duration.ts';
import { formatTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { CoverageStrip } from '../../../strip/coverage-strip.tsx';
import { dutyWeekTexts } from '../../../texts/duty-week-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './week-grid.module.css';

/** An officer's day in a cell: a strip a shift, how much of it was recorded, what is missing, findings, leave. */
export function WeekDay({ day, name }: { day: DutyDay; name: string }) {
  const texts = useTexts(dutyWeekTexts);
  const { language } = useLanguage();
  const { shifts, leaveKind, openFindings } = day;
  const sum = (measure: 'requiredMs' | 'recordedMs' | 'missingMs') =>
    shifts.reduce((total, { coverage }) => total + coverage[measure], 0);
  const [required, recorded, missing] = [sum('requiredMs'), sum('recordedMs'), sum('missingMs')];
  const words = (ms: number) => formatDuration(ms, language);
  return (
    <div className={classes.day}>
      {leaveKind === null ? null : <span className={classes.quiet}>{texts.kinds[leaveKind]}</span>}
      {shifts.map((shift) => {
        const [from, to] = [Date.parse(shift.startsAt), Date.parse(shift.endsAt)];
        const time = `${formatTime(from)}–${formatTime(to)}`;
        return shift.segments.length === 0 ? (
          <span
            key={shift.shiftId}
            className={classes.quiet}
            data-tip={`${time} ${shift.dutyTypeName} · ${shift.post}`}
          >
            {time} {texts.notRequired}
          </span>
        ) : (
          <CoverageStrip
            key={shift.shiftId}
            from={from}
            to={to}
            segments={shift.segments}
            name={`${name} ${time}`}
            height={10}
            ticks={false}
          />
        );
      })}
      {required === 0 && openFindings === 0 ? null : (
        <span className={classes.line}>
          <span>{required === 0 ? '' : texts.numbers(words(recorded), words(required))}</span>
          {missing > 0 ? <span className={classes.missing}>{texts.missing(words(missing))}</span> : null}
          {openFindings > 0 ? <b className={classes.missing}>{texts.findings(openFindings)}</b> : null}
        </span>
      )}
    </div>
  );
}
