import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { CaseStrip } from '@rollcall/shared/resources/training-cases';
import { formatWords } from '@rollcall/shared/words/format';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import strip from '../../strip/coverage-strip.module.css';
import { LegendEntry } from '../../strip/legend-entry.tsx';
import { segmentClass } from '../../strip/segment-class.ts';
import classes from './case-strip.module.css';

type Kind = CaseStrip['parts'][number]['kind'];

/** Drawn as everywhere else. */
const segments: Record<Kind, Pick<CoverageSegment, 'state' | 'reason'>> = {
  recorded: { state: 'recorded', reason: null },
  missing: { state: 'missing', reason: 'unexplained' },
  excused: { state: 'exempt', reason: 'exemption' },
};

/** What was recorded of a duty, from its start: nobody learns when that was. */
export function CaseStripPicture({ strip: { minutes, parts }, height = 28 }: { strip: CaseStrip; height?: number }) {
  const { language } = useLanguage();
  const texts = useWords(trainingCaseWords);
  const { named } = useWords(formatWords);
  const percent = (minute: number) => `${((minute / minutes) * 100).toFixed(3)}%`;
  const lengthOf = (minute: number) => formatDuration(minute * 60_000, language);
  const kinds = (Object.keys(segments) as Kind[]).flatMap((kind) => {
    const sum = parts.reduce((total, part) => total + (part.kind === kind ? part.to - part.from : 0), 0);
    return sum > 0 ? [{ kind, says: `${texts.stripNames[kind]} ${lengthOf(sum)}` }] : [];
  });
  const hours = Array.from({ length: Math.ceil(minutes / 60) - 1 }, (_, index) => (index + 1) * 60);
  return (
    <figure className={classes.figure}>
      <svg
        className={strip.strip}
        height={height}
        role="img"
        aria-label={named(texts.strip, kinds.map(({ says }) => says).join(' · '))}
      >
        {hours.map((minute) => (
          <line key={minute} className={strip.tick} x1={percent(minute)} x2={percent(minute)} y1="0" y2="100%" />
        ))}
        {parts.map(({ from, to, kind }) => (
          <rect
            key={from}
            className={segmentClass(segments[kind])}
            x={percent(from)}
            width={percent(to - from)}
            height="100%"
            data-tip={`${texts.stripNames[kind]} ${lengthOf(to - from)}`}
          />
        ))}
      </svg>
      <div className={classes.ends} aria-hidden="true">
        <span>{texts.stripStart}</span>
        <span>{texts.stripEnd(lengthOf(minutes))}</span>
      </div>
      <figcaption className={classes.legend}>
        {kinds.map(({ kind, says }) => (
          <LegendEntry
            key={kind}
            mark={
              <svg className={classes.swatch} aria-hidden="true">
                <rect className={segmentClass(segments[kind])} width="100%" height="100%" />
              </svg>
            }
          >
            {says}
          </LegendEntry>
        ))}
      </figcaption>
    </figure>
  );
}
