import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { findingWords } from '@rollcall/shared/words/findings';
import { stripWords } from '@rollcall/shared/words/strip';
import { useNavigate } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatSeconds, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { hoursWithin } from '../../strip/hours-within.ts';
import { summarise } from '../../strip/summarise.ts';
import { segmentReason } from '../today/segment-reason.ts';
import { type LaneBlock, ShiftLane } from './shift-lane.tsx';
import classes from './shift-lanes.module.css';

/** A shift on one time axis: what is covered, by which recordings, and which recorder the officer held. */
export function ShiftLanes({ shift }: { shift: ShiftCoverageDetail }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const strip = useWords(stripWords);
  const navigate = useNavigate();
  const [from, to] = [Date.parse(shift.startsAt), Date.parse(shift.endsAt)];
  const place = (time: number) => `${((time - from) / (to - from)) * 100}%`;
  const recordings = shift.recordings.map(
    ({ recordingId, fileName, from: start, to: end, damaged, notInspected, disputed }): LaneBlock => ({
      key: `${recordingId} ${start}`,
      from: Date.parse(start),
      to: Date.parse(end),
      tip: `${formatSeconds(start)}–${formatSeconds(end)} · ${fileName}`,
      look: damaged || notInspected || disputed ? 'not' : 'counts',
      onClick: () => void navigate(paths.recording(recordingId)),
    }),
  );
  const holdings = shift.holdings.map(
    ({ recorderSerial, from: start, to: end }): LaneBlock => ({
      key: `${recorderSerial} ${start}`,
      from: Date.parse(start),
      to: Date.parse(end),
      tip: `${formatSeconds(start)}–${formatSeconds(end)} · ${recorderSerial}`,
      look: 'held',
      label: recorderSerial,
    }),
  );
  return (
    <Section
      title={texts.coverage}
      hint={`${strip.summary(summarise(shift.segments, language))} · ${texts.asOf(formatTime(shift.asOf))}`}
    >
      <div className={classes.lanes}>
        <span />
        <div className={classes.scale} aria-hidden="true">
          <span className={classes.first}>{formatTime(from)}</span>
          {hoursWithin(from + 1_800_000, to - 1_800_000).map((time) => (
            <span key={time} style={{ left: place(time) }}>
              {formatTime(time)}
            </span>
          ))}
          <span className={classes.last}>{formatTime(to)}</span>
        </div>
        <span className={classes.name}>{texts.laneCoverage}</span>
        <CoverageStrip
          from={from}
          to={to}
          asOf={Date.parse(shift.asOf)}
          segments={shift.segments}
          name={formatPerson({ badgeNo: shift.badgeNo, name: shift.officerName })}
          reasonOf={(segment) => segmentReason(segment, shift, language)}
          height={40}
        />
        <span className={classes.name}>{texts.laneRecordings}</span>
        <ShiftLane from={from} to={to} blocks={recordings} name={texts.laneRecordings} />
        <span className={classes.name}>{texts.laneHoldings}</span>
        <ShiftLane from={from} to={to} blocks={holdings} name={texts.laneHoldings} />
      </div>
    </Section>
  );
}
