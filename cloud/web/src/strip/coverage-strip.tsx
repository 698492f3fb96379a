import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { formatWords } from '@rollcall/shared/words/format';
import { stripWords } from '@rollcall/shared/words/strip';
import { formatBetween, formatSpan } from '../format/format-between.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { segmentLook } from '../state/segment-looks.tsx';
import classes from './coverage-strip.module.css';
import { hoursWithin } from './hours-within.ts';
import { segmentClass } from './segment-class.ts';
import { summarise } from './summarise.ts';

interface Props {
  /** The time axis in milliseconds; what lies outside isn't drawn. */
  from: number;
  to: number;
  /** Until when HQ looked: a line, where it lies on the axis. */
  asOf?: number;
  segments: readonly CoverageSegment[];
  /** Said before the numbers to who can't see the strip, such as the officer. */
  name: string;
  /** Why a segment is what it is, added to what hovering shows. */
  reasonOf?: (segment: CoverageSegment) => string | undefined;
  /** Pixels, or `100%` of what is around it. */
  height?: number | '100%';
  /** Marks at full hours; leave out where many strips share the marks of one axis. */
  ticks?: boolean;
  /** Framed, with what hovering it says. */
  mark?: { from: number; to: number; says: string };
}

/**
 * One shift on a time axis: recorded solid, not inspected in lines, missing hatched, explained in bars of amber, exempt outlined,
 * awaiting import dotted, not yet pale; the numbers as its accessible name.
 * Drawn as SVG because printers leave backgrounds out. Needs `<StripPatterns>` once in the page.
 */
export function CoverageStrip({ from, to, asOf, segments, name, reasonOf, height = 16, ticks = true, mark }: Props) {
  const { language } = useLanguage();
  const texts = useWords(stripWords);
  const { named } = useWords(formatWords);
  const percent = (time: number) => `${(((time - from) / (to - from)) * 100).toFixed(3)}%`;
  return (
    <svg
      className={classes.strip}
      height={height}
      role="img"
      aria-label={[named(name, texts.summary(summarise(segments, language))), mark?.says].filter(Boolean).join(' · ')}
    >
      {(ticks ? hoursWithin(from, to) : []).map((time) => (
        <line key={time} className={classes.tick} x1={percent(time)} x2={percent(time)} y1="0" y2="100%" />
      ))}
      {segments.map((segment) => {
        const start = Math.max(Date.parse(segment.from), from);
        const end = Math.min(Date.parse(segment.to), to);
        if (end <= start) return null;
        const says = [
          formatSpan(segment),
          formatBetween(segment, language),
          segmentLook(segment).label[language],
          reasonOf?.(segment),
        ];
        return (
          <rect
            key={segment.from}
            className={segmentClass(segment)}
            x={percent(start)}
            width={percent(from + end - start)}
            height="100%"
            data-tip={says.filter(Boolean).join(' · ')}
          />
        );
      })}
      {mark && mark.from < to && mark.to > from ? (
        <rect
          className={classes.mark}
          x={percent(Math.max(mark.from, from))}
          width={percent(from + Math.min(mark.to, to) - Math.max(mark.from, from))}
          height="100%"
          data-tip={mark.says}
        />
      ) : null}
      {asOf !== undefined && asOf > from && asOf < to ? (
        <line className={classes.now} x1={percent(asOf)} x2={percent(asOf)} y1="0" y2="100%" />
      ) : null}
    </svg>
  );
}
