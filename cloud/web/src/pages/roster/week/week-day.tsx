import type { DutyDay } from '@rollcall/shared/http/duty-weeks';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { recordedOfDay } from './recorded-of-day.ts';
import classes from './week-grid.module.css';
import { WeekShift } from './week-shift.tsx';

/** An officer's day in a cell: a line a shift, how much of it was recorded, what is missing, findings, leave. */
export function WeekDay({ day, name }: { day: DutyDay; name: string }) {
  const texts = useWords(dutyWeekWords);
  const { language } = useLanguage();
  const { shifts, leaveKind, openFindings } = day;
  const { recorded, missing } = recordedOfDay(shifts, language);
  return (
    <div className={classes.day}>
      {leaveKind === null ? null : <span className={classes.quiet}>{texts.kinds[leaveKind]}</span>}
      {shifts.map((shift) => (
        <WeekShift key={shift.shiftId} shift={shift} name={name} />
      ))}
      {recorded === undefined ? null : <span className={classes.recorded}>{recorded}</span>}
      {missing === undefined && openFindings === 0 ? null : (
        <span className={classes.line}>
          <span>{missing}</span>
          {openFindings > 0 ? <b>{texts.findings(openFindings)}</b> : null}
        </span>
      )}
    </div>
  );
}
