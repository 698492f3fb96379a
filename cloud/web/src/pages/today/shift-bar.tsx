import type { ShiftCoverage } from '@rollcall/shared/http/coverage';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { type DayAxis, placeOf } from './day-axis.ts';
import { segmentReason } from './segment-reason.ts';
import classes from './shift-bar.module.css';

interface Props {
  shift: ShiftCoverage;
  officer: { badgeNo: string; name: string };
  /** The date of the board. */
  date: string;
  asOf: string;
  axis: DayAxis;
  onOpen: (shiftId: string) => void;
}

/**
 * A shift in its place on the axis; an arrow where it goes on in the day before or after, faded when it counts on the day before.
 * Opens what is known of it.
 */
export function ShiftBar({ shift, officer, date, asOf, axis, onOpen }: Props) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const [start, end] = [Date.parse(shift.startsAt), Date.parse(shift.endsAt)];
  const [from, to] = [Math.max(start, axis.from), Math.min(end, axis.to)];
  if (to <= from) return null;
  const left = placeOf(axis, from);
  const name = `${formatPerson(officer)} ${formatDayTime(start, language)}–${formatTime(end)} ${shift.dutyTypeName}`;
  const required = shift.recordingRule !== 'none';
  const carriedOver = shift.dutyDate < date;
  const countsOn = carriedOver ? texts.countsOn(formatDate(startOfLocalDate(shift.dutyDate), language)) : undefined;
  const saying = (...says: (string | undefined)[]) => says.filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={`${classes.bar} ${required ? '' : classes.exempt} ${start < from ? classes.before : ''} ${end > to ? classes.after : ''} ${carriedOver ? classes.carriedOver : ''}`}
      style={{ left: `${left}%`, width: `${placeOf(axis, to) - left}%` }}
      onClick={() => onOpen(shift.shiftId)}
      {...(required
        ? {}
        : { 'aria-label': `${name} ${texts.notRequired}`, 'data-tip': saying(name, texts.notRequired, countsOn) })}
    >
      {required ? (
        <CoverageStrip
          from={from}
          to={to}
          segments={shift.segments}
          name={name}
          reasonOf={(segment) => saying(segmentReason(segment, { asOf, dueAt: shift.dueAt }, language), countsOn)}
          height="100%"
          ticks={false}
        />
      ) : null}
    </button>
  );
}
