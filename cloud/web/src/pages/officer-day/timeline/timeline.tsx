import { ExpandOutlined, LeftOutlined, MinusOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { BookmarkRow } from '@rollcall/shared/resources/tracks';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Button } from 'antd';
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDate, formatTime } from '../../../format/format-time.ts';
import { useKey } from '../../../keyboard/use-key.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { CoverageStrip } from '../../../strip/coverage-strip.tsx';
import { segmentReason } from '../../today/segment-reason.ts';
import { type LaneName, lanesOf } from '../lanes-of.tsx';
import { timeOn } from '../time-on.ts';
import { Lane } from './lane.tsx';
import classes from './timeline.module.css';
import { openedAt, pan, type Shown, scaleOf, zoom } from './zoom.ts';

interface Props {
  day: OfficerDay;
  bookmarks: readonly BookmarkRow[];
  /** Where the play head stands; undefined: nothing plays. */
  headAt: number | undefined;
  /** The moment that is shown first; undefined: the time of duty. */
  openAt: number | undefined;
  /** Somebody wants to see this moment. */
  onPick: (at: number) => void;
}

const laneNames: LaneName[] = ['duty', 'custody', 'activities', 'clips', 'marks', 'lost', 'log', 'clock'];
/** Lanes that are there only where something lies on them. */
const rare: readonly LaneName[] = ['marks', 'lost'];
/** A clip that takes this share of the width has room for its picture. */
const pictureShare = 0.08;
/** What a time on the scale takes, with some room. */
const markPx = 48;

/** The day on one axis: duty, custody, activities, clips, marks, log, clock error and coverage, with one play head through all. */
export function Timeline({ day, bookmarks, headAt, openAt, onPick }: Props) {
  const { language } = useLanguage();
  const texts = useWords(officerDayWords);
  const whole = { from: Date.parse(day.from), to: Date.parse(day.to) };
  const [shown, setShown] = useState<Shown>(() => openedAt(openAt, { usual: dutyTimeOf(day, whole), whole }));
  const scale = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const [{ left, width }, setPlace] = useState({ left: 0, width: 0 });
  const timeAt = (clientX: number) => {
    const box = scale.current?.getBoundingClientRect();
    if (!box || clientX < box.left || clientX > box.right) return undefined;
    return shown.from + ((clientX - box.left) / box.width) * (shown.to - shown.from);
  };
  const zoomBy = (factor: number, at = headAt ?? (shown.from + shown.to) / 2) =>
    setShown((now) => zoom(now, whole, factor, Math.min(Math.max(at, now.from), now.to)));
  const panBy = (share: number) => setShown((now) => pan(now, whole, share));
  const onWheel = useRef((_event: WheelEvent) => {});
  useEffect(() => {
    onWheel.current = (event) => {
      const at = timeAt(event.clientX);
      if (at === undefined) return;
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        panBy(Math.sign(event.deltaX || event.deltaY) * 0.1);
      } else zoomBy(event.deltaY > 0 ? 1.25 : 0.8, at);
    };
  });
  useEffect(() => {
    const element = board.current;
    // React's own wheel listeners can't keep the page from scrolling.
    const listen = (event: WheelEvent) => onWheel.current(event);
    element?.addEventListener('wheel', listen, { passive: false });
    const measure = new ResizeObserver(() =>
      setPlace({ left: scale.current?.offsetLeft ?? 0, width: scale.current?.offsetWidth ?? 0 }),
    );
    if (element) measure.observe(element);
    return () => {
      element?.removeEventListener('wheel', listen);
      measure.disconnect();
    };
  }, []);
  useKey('+', texts.zoomIn, () => zoomBy(0.5));
  useKey('-', texts.zoomOut, () => zoomBy(2));
  useKey('0', texts.wholeDay, () => setShown(whole));
  useKey('a', texts.earlier, () => panBy(-0.5));
  useKey('d', texts.later, () => panBy(0.5));

  const lanes = lanesOf(day, bookmarks, language, (from, to) => (to - from) / (shown.to - shown.from) > pictureShare);
  const isThere = (name: LaneName) => lanes[name].length > 0 || !rare.includes(name);
  const marks = scaleOf(shown, Math.min(12, Math.floor(width / markPx)));
  // What would be cut off at the end of the scale isn't written.
  const hasRoom = (time: number) => ((shown.to - time) / (shown.to - shown.from)) * width >= markPx;
  // Of a part of the day without a midnight the first mark says which day it is.
  const dated = marks.some(isMidnight) ? undefined : marks[0];
  const segments = day.shifts.flatMap((shift) => shift.segments);
  const place = (time: number) => `${((time - shown.from) / (shown.to - shown.from)) * 100}%`;
  const isShown = (time: number) => time >= shown.from && time <= shown.to;
  const pick = (event: MouseEvent) => {
    const at = timeAt(event.clientX);
    if (at !== undefined) onPick(at);
  };
  const button = (label: string, key: string, icon: ReactNode, run: () => void) => (
    <Button aria-label={label} data-tip={`${label} (${key})`} icon={icon} onClick={run} />
  );
  return (
    <>
      <span className={classes.tools}>
        {button(texts.zoomIn, '+', <PlusOutlined />, () => zoomBy(0.5))}
        {button(texts.zoomOut, '-', <MinusOutlined />, () => zoomBy(2))}
        {button(texts.earlier, 'a', <LeftOutlined />, () => panBy(-0.5))}
        {button(texts.later, 'd', <RightOutlined />, () => panBy(0.5))}
        {button(texts.wholeDay, '0', <ExpandOutlined />, () => setShown(whole))}
      </span>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tables below have the same as links and buttons */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tables below have the same as links and buttons */}
      <div ref={board} className={classes.timeline} onClick={pick}>
        <span />
        <div ref={scale} className={classes.scale} aria-hidden="true">
          {marks.map((time) => (
            <span key={time} style={{ left: place(time) }}>
              {(time === dated || isMidnight(time)) && hasRoom(time) ? (
                <span className={classes.day}>{formatDate(time, language)}</span>
              ) : null}
              {hasRoom(time) ? formatTime(time) : null}
            </span>
          ))}
        </div>
        <div className={classes.lanes}>
          {laneNames.filter(isThere).map((name) => (
            <LaneRow key={name} name={texts.lanes[name]}>
              <Lane
                shown={shown}
                blocks={lanes[name]}
                name={texts.lanes[name]}
                empty={texts.emptyLane}
                rowHeight={name === 'clips' ? 40 : name === 'clock' ? 14 : 24}
              />
            </LaneRow>
          ))}
          <LaneRow name={texts.lanes.coverage}>
            {segments.length === 0 ? (
              <Lane shown={shown} blocks={[]} name={texts.lanes.coverage} empty={texts.emptyLane} />
            ) : (
              <div className={classes.shift}>
                <CoverageStrip
                  {...shown}
                  asOf={Date.parse(day.asOf)}
                  segments={segments}
                  name={formatPerson({ badgeNo: day.badgeNo, name: day.officerName })}
                  reasonOf={(segment) => {
                    const shift = day.shifts.find((one) => one.segments.includes(segment));
                    return shift && segmentReason(segment, { asOf: day.asOf, dueAt: shift.dueAt }, language);
                  }}
                  height={28}
                />
              </div>
            )}
          </LaneRow>
        </div>
        <div className={classes.over} style={{ left }} aria-hidden="true">
          {isShown(Date.parse(day.asOf)) ? (
            <span className={classes.now} style={{ left: place(Date.parse(day.asOf)) }} />
          ) : null}
          {headAt !== undefined && isShown(headAt) ? (
            <span
              className={classes.head}
              style={{ left: place(headAt) }}
              data-tip={timeOn(new Date(headAt).toISOString(), { date: day.date, language, seconds: true })}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}

function LaneRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={classes.name}>{name}</span>
      {children}
    </>
  );
}

const isMidnight = (time: number) => formatTime(time) === '00:00';

const marginMs = 30 * 60_000;

/** What is worth seeing first: duty and footage with some time around, or the whole day. */
function dutyTimeOf(day: OfficerDay, whole: Shown): Shown {
  const times = [
    ...day.shifts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ...day.recordings.flatMap(({ from, to }) => [from, to]),
  ].map((time) => Date.parse(time));
  if (times.length === 0) return whole;
  return {
    from: Math.max(whole.from, Math.min(...times) - marginMs),
    to: Math.min(whole.to, Math.max(...times) + marginMs),
  };
}
