import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { type ReactNode, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DayNavigation } from '../today/day-navigation.tsx';
import { clipAt } from './clip-at.ts';
import { DayActivities } from './day-activities.tsx';
import { DayFindings } from './day-findings.tsx';
import { DayGaps } from './day-gaps.tsx';
import { DayLostFiles } from './day-lost-files.tsx';
import { DayPlayer } from './day-player.tsx';
import { DayReviews } from './day-reviews.tsx';
import { DaySum } from './day-sum.tsx';
import { DayTrack } from './day-track.tsx';
import classes from './officer-day-view.module.css';
import { timeOn } from './time-on.ts';
import { Timeline } from './timeline/timeline.tsx';
import { TimelineLegend } from './timeline/timeline-legend.tsx';

interface Props {
  day: OfficerDay;
  /** The reader's own. */
  own: boolean;
  /** What comes before everything else. */
  first: ReactNode;
  /** Undefined: today. */
  onDay: (date: string | undefined) => void;
}

/** One officer's local date: the timeline, the clip under the cursor beside it, and everything once more as tables. */
export function OfficerDayView({ day, own, first, onDay }: Props) {
  const { language } = useLanguage();
  const texts = useWords(officerDayWords);
  const ofFile = useWords(officerFileWords);
  const person = formatPerson({ badgeNo: day.badgeNo, name: day.officerName });
  usePageTitle(`${own ? texts.myRecord : person} ${formatDate(`${day.date}T04:00:00Z`, language)}`);
  // The moment that was picked, in the URL: whoever gets the link sees the same clip at the same place.
  const [{ at }, change] = useUrlQuery(['at']);
  const picked = at === undefined ? undefined : Date.parse(at);
  const clip = picked === undefined ? undefined : clipAt(day.recordings, picked);
  const [positionMs, setPositionMs] = useState<number>();
  const pick = (moment: number) => {
    setPositionMs(undefined);
    change({ at: new Date(Math.floor(moment)).toISOString() });
  };
  const { badgeNo, date } = day;
  const { answer: track } = useRead(
    'GET officers/:badgeNo/days/:date/track',
    { params: { badgeNo, date } },
    { enabled: useCan()('recordings.view'), refreshMs: 300_000 },
  );
  const player = useRef<HTMLDivElement>(null);
  const play = (moment: number) => {
    pick(moment);
    player.current?.scrollIntoView({ block: 'nearest' });
  };
  const headAt = clip && positionMs !== undefined ? Date.parse(clip.recording.from) + positionMs : picked;
  return (
    <>
      <div className={classes.head}>
        <h1>{own ? `${texts.myRecord} · ${person}` : person}</h1>
        <span className={classes.quiet}>{day.unitName}</span>
        <DayNavigation date={day.date} onChange={onDay} />
        <Link to={paths.officerFile(day.badgeNo, { month: day.date.slice(0, 7) })}>
          {own ? ofFile.own : ofFile.title}
        </Link>
        <Link to={paths.officer(day.badgeNo)}>{texts.registry}</Link>
      </div>
      <DaySum day={day} />
      <DayReviews day={day} />
      {first ? <div className={classes.first}>{first}</div> : null}
      <div className={classes.page}>
        <div className={classes.column}>
          <div className={classes.timeline}>
            <Section title={texts.timeline} hint={texts.timelineHint}>
              {day.shifts.length === 0 ? <p className={classes.quiet}>{texts.nobodyOnDuty}</p> : null}
              <Timeline day={day} bookmarks={track?.bookmarks ?? []} headAt={headAt} openAt={picked} onPick={pick} />
              <TimelineLegend />
            </Section>
          </div>
          <DayTrack badgeNo={badgeNo} date={date} track={track} headAt={headAt} onPick={play} />
          <DayGaps day={day} />
          <DayLostFiles day={day} />
          <DayActivities day={day} onPick={play} />
        </div>
        <div className={classes.column}>
          <div ref={player} className={classes.player}>
            <Section title={texts.player}>
              {clip ? (
                <DayPlayer
                  recordingId={clip.recording.recordingId}
                  startAtMs={clip.positionMs}
                  onPosition={setPositionMs}
                />
              ) : (
                <p className={classes.quiet}>
                  {picked === undefined
                    ? texts.choose
                    : texts.nothingThere(
                        timeOn(new Date(picked).toISOString(), { date: day.date, language, seconds: true }),
                      )}
                </p>
              )}
            </Section>
          </div>
          <DayFindings day={day} />
        </div>
      </div>
    </>
  );
}
