import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { activityWords } from '@rollcall/shared/words/activities';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { ExcusedTime } from '../today/excused-time.tsx';
import { excuseOf } from '../today/segment-reason.ts';
import classes from './activity-strip.module.css';

/** Footage from the lead to the lag of an activity; two lines show the activity itself. */
export function ActivityStrip({
  activity,
}: {
  activity: Pick<ActivityDetail, 'startsAt' | 'endsAt' | 'leadMs' | 'lagMs' | 'segments' | 'required' | 'withdrawnAt'>;
}) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const { startsAt, endsAt, leadMs, lagMs, segments, required, withdrawnAt } = activity;
  const start = Date.parse(startsAt);
  const end = Date.parse(endsAt);
  const from = start - leadMs;
  const to = Math.max(end + lagMs, from + 1000);
  if (!required || withdrawnAt !== null) return <p>{texts.verdictNotRequired}</p>;
  const percent = (time: number) => `${(((time - from) / (to - from)) * 100).toFixed(3)}%`;
  const label = (name: string, time: number) => (
    <div
      className={classes.label}
      style={{ insetInlineStart: percent(time), transform: `translateX(-${percent(time)})` }}
    >{`${name} ${formatSeconds(time)}`}</div>
  );
  return (
    <>
      <div className={classes.ends}>
        <span>{formatSeconds(from)}</span>
        <span>{formatSeconds(to)}</span>
      </div>
      <div className={classes.strip}>
        <CoverageStrip
          from={from}
          to={to}
          segments={segments}
          name={texts.title}
          reasonOf={(segment) => excuseOf(segment, language)}
          height={28}
          ticks={false}
        />
        <div className={classes.mark} style={{ insetInlineStart: percent(start) }} />
        <div className={classes.mark} style={{ insetInlineStart: percent(end) }} />
      </div>
      {label(texts.startsAt, start)}
      {end === start ? null : label(texts.endsAt, end)}
      <ExcusedTime segments={segments} />
    </>
  );
}
