import type { BookmarkRow, TrackPointRow } from '@rollcall/shared/resources/tracks';
import { trackWords } from '@rollcall/shared/words/tracks';
import { Button } from 'antd';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { layPoints, nearestPoint, scaleLength } from './lay-points.ts';
import { MapScale } from './map-scale.tsx';
import { pointAt, runsOf } from './runs-of.ts';
import classes from './track-map.module.css';

export interface TrackMapProps {
  /** At least one, in order of time. */
  points: readonly TrackPointRow[];
  bookmarks: readonly BookmarkRow[];
  timeOf: (row: { at: string | null; shownAt: string }) => string;
  /** Where the player is; undefined: nothing plays. */
  headAt: number | undefined;
  /** Somebody wants to see this moment; undefined: nothing can be played here. */
  onPick: ((at: number) => void) | undefined;
}

/** So many points are shown one by one. */
const mostDots = 150;

/** A track on a plane with north up and a scale, without a map behind it. A point is picked by pointer, touch or keyboard. */
export function TrackMap({ points, bookmarks, timeOf, headAt, onPick }: TrackMapProps) {
  const texts = useWords(trackWords);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const [picked, setPicked] = useState<number>();
  useEffect(() => {
    const measure = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(200, Math.floor(entry.contentRect.width))),
    );
    if (frame.current) measure.observe(frame.current);
    return () => measure.disconnect();
  }, []);
  const height = Math.round(Math.min(Math.max(width * 0.6, 220), 360));
  const { laid, metresPerPx } = useMemo(() => {
    const { place, metresPerPx: perPx } = layPoints(points, { width, height });
    return { laid: points.map(place), metresPerPx: perPx };
  }, [points, width, height]);
  const moments = useMemo(
    () => points.map(({ at, shownAt, recorderSerial }) => ({ recorderSerial, time: Date.parse(at ?? shownAt) })),
    [points],
  );
  const runs = useMemo(() => runsOf(moments), [moments]);
  const lineOf = (indexes: readonly number[]) =>
    indexes.map((index) => `${laid[index]?.x},${laid[index]?.y}`).join(' ');
  const headIndex = headAt === undefined ? undefined : pointAt(moments, headAt);
  const head = laid[headIndex ?? -1];
  const last = points.length - 1;
  const shown = Math.min(picked ?? headIndex ?? 0, last);
  const pointAtPointer = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return nearestPoint(laid, { x: clientX - box.left, y: clientY - box.top });
  };
  const says = (index: number) => {
    const point = points[index];
    if (!point) return '';
    const accuracy = point.accuracyM === null ? [] : [texts.accuracy(Math.round(point.accuracyM))];
    return [timeOf(point), ...accuracy].join(' · ');
  };
  const at = points[shown]?.at ?? null;
  return (
    <>
      <div ref={frame} className={classes.map}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          height={height}
          role="img"
          aria-label={texts.map(points.length, says(0), says(last))}
          onPointerMove={(event) => setPicked(pointAtPointer(event))}
          onPointerDown={(event) => setPicked(pointAtPointer(event))}
        >
          {runs.map(({ points: [first = 0], after }) =>
            after === undefined ? null : (
              <polyline key={first} className={classes.unknown} points={lineOf([after, first])} />
            ),
          )}
          {runs.map((run) => (
            <polyline key={run.points[0]} className={classes.way} points={lineOf(run.points)} />
          ))}
          {points.length > mostDots
            ? null
            : points.map((point, index) => (
                <circle
                  key={`${point.recorderSerial} ${point.shownAt} ${point.latitude} ${point.longitude}`}
                  className={classes.point}
                  cx={laid[index]?.x}
                  cy={laid[index]?.y}
                  r={3}
                />
              ))}
          {picked === undefined ? null : (
            <circle
              className={classes.accuracy}
              cx={laid[shown]?.x}
              cy={laid[shown]?.y}
              r={(points[shown]?.accuracyM ?? 0) / metresPerPx}
            />
          )}
          {bookmarks.map((bookmark) => {
            const place =
              laid[pointAt(moments, Date.parse(bookmark.at ?? bookmark.shownAt), bookmark.recorderSerial) ?? -1];
            return place ? (
              <path
                key={`${bookmark.recorderSerial} ${bookmark.shownAt} ${bookmark.label}`}
                className={classes.bookmark}
                d={`M ${place.x} ${place.y} l 6 -7 l -6 -7 l -6 7 z`}
                data-tip={`${timeOf(bookmark)} · ${bookmark.label ?? texts.bookmarks}`}
              />
            ) : null;
          })}
          <MapEnd at={laid[0]} text={texts.start} />
          {last > 0 ? <MapEnd at={laid[last]} text={texts.end} square /> : null}
          {head ? <circle className={classes.head} cx={head.x} cy={head.y} r={6} /> : null}
          {picked === undefined ? null : (
            <circle className={classes.picked} cx={laid[shown]?.x} cy={laid[shown]?.y} r={8} />
          )}
          <MapScale length={scaleLength(metresPerPx, width)} metresPerPx={metresPerPx} width={width} height={height} />
        </svg>
      </div>
      <div className={classes.chosen}>
        {last > 0 ? (
          <input
            type="range"
            min={0}
            max={last}
            value={shown}
            aria-label={texts.track}
            aria-valuetext={says(shown)}
            data-tip={texts.mapKeys}
            onChange={({ target }) => setPicked(Number(target.value))}
            onKeyDown={({ key }) => {
              if (key === 'Enter' && at !== null) onPick?.(Date.parse(at));
            }}
          />
        ) : null}
        <span>{says(shown)}</span>
        {onPick && at !== null ? (
          <Button size="small" onClick={() => onPick(Date.parse(at))}>
            {texts.jumpHere}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Where a track begins, or, as a square, ends. */
function MapEnd({
  at,
  text,
  square = false,
}: {
  at: { x: number; y: number } | undefined;
  text: string;
  square?: boolean;
}) {
  if (!at) return null;
  return (
    <>
      {square ? (
        <rect className={classes.end} x={at.x - 5} y={at.y - 5} width={10} height={10} />
      ) : (
        <circle className={classes.end} cx={at.x} cy={at.y} r={6} />
      )}
      <text className={classes.text} x={at.x + (square ? 10 : -10)} y={at.y + 5} textAnchor={square ? 'start' : 'end'}>
        {text}
      </text>
    </>
  );
}
