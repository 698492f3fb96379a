import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { hoursWithin } from '../../strip/hours-within.ts';
import { placeOf } from './day-axis.ts';
import { segmentReason } from './segment-reason.ts';
import classes from './shift-drawer.module.css';

export function ShiftFacts({ shift }: { shift: ShiftCoverageDetail }) {
  const all = useWords(todayWords);
  const texts = all.shift;
  const { language } = useLanguage();
  const [from, to] = [Date.parse(shift.startsAt), Date.parse(shift.endsAt)];
  const { asOf } = shift;
  const { coverage } = shift;
  const required = shift.recordingRule !== 'none';
  const facts = [
    [texts.time, `${formatDate(from, language)} ${formatTime(from)}–${formatTime(to)}`],
    [texts.duty, shift.dutyTypeName],
    [texts.post, shift.post],
    ...(required ? [[texts.due, formatDayTime(shift.dueAt, language)] as const] : []),
  ] as const;
  const numbers = [
    [all.required, coverage.requiredMs, classes.plain],
    [all.recorded, coverage.recordedMs, classes.recorded],
    ...(coverage.uninspectedMs > 0 ? [[all.uninspected, coverage.uninspectedMs, classes.plain] as const] : []),
    [all.missing, coverage.missingMs, classes.missing],
    ...(coverage.explainedMs > 0 ? [[all.explained, coverage.explainedMs, classes.explained] as const] : []),
    [all.pending, coverage.pendingMs, classes.pending],
    ...(coverage.notYetMs > 0 ? [[all.notYet, coverage.notYetMs, classes.pending] as const] : []),
    ...(coverage.exemptMs > 0 ? [[all.exempt, coverage.exemptMs, classes.exempted] as const] : []),
  ] as const;
  return (
    <section className={classes.section}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {required ? (
        <>
          <div className={classes.scale} aria-hidden="true">
            {hoursWithin(from, to, to - from > 10 * 3_600_000 ? 2 : 1).map((time) => (
              <span key={time} style={{ left: `${placeOf({ from, to }, time)}%` }}>
                {formatTime(time)}
              </span>
            ))}
          </div>
          <CoverageStrip
            from={from}
            to={to}
            asOf={Date.parse(asOf)}
            segments={shift.segments}
            name={formatPerson({ badgeNo: shift.badgeNo, name: shift.officerName })}
            reasonOf={(segment) => segmentReason(segment, shift, language)}
            height={28}
          />
          <dl className={classes.facts}>
            {numbers.map(([name, ms, look]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={ms > 0 ? look : classes.pending}>{formatDuration(ms, language)}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className={classes.exempt}>{all.notRequired}</p>
      )}
      <p className={classes.links}>
        <Link to={paths.findings({ shiftId: shift.shiftId })}>{texts.findings}</Link>
        <Link to={paths.roster({ month: shift.dutyDate.slice(0, 7), unitCode: shift.unitCode })}>{texts.roster}</Link>
        <span>{all.asOf(formatDayTime(asOf, language))}</span>
      </p>
    </section>
  );
}
