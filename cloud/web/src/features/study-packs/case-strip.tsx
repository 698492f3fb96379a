import type { CaseStrip as Strip } from '@rollcall/shared/resources/training-cases';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { useWords } from '../../language/use-words.ts';
import strip from '../../strip/coverage-strip.module.css';
import classes from './slides.module.css';

// Half of what a slide is wide: at this size the patterns are seen from the back.
const width = 864;
const height = 36;
const steps = [5, 10, 15, 30, 60, 120, 240, 480, 960] as const;
const mostTicks = 10;
const looks = { recorded: strip.recorded, missing: strip.missing, excused: strip.exempt } as const;

/** What was recorded of a duty, in minutes from its start. */
export function CaseStrip({ strip: { minutes, parts } }: { strip: Strip }) {
  const texts = useWords(slideWords);
  const at = (minute: number) => (minute / minutes) * width;
  const step = steps.find((one) => minutes / one <= mostTicks) ?? Math.ceil(minutes / mostTicks);
  const ticks = Array.from({ length: Math.floor(minutes / step) + 1 }, (_, nr) => nr * step);
  const kinds = (['recorded', 'missing', 'excused'] as const).filter((kind) =>
    parts.some((part) => part.kind === kind),
  );
  const said = parts.map(({ from, to, kind }) => texts.part(texts.parts[kind], from, to)).join(', ');
  return (
    <figure className={classes.strip}>
      <svg viewBox={`0 0 ${width} ${height + 20}`} role="img" aria-label={`${texts.strip}: ${said}`}>
        <rect width={width} height={height} className={classes.stripGround} />
        {parts.map(({ from, to, kind }) => (
          <rect
            key={`${from} ${kind}`}
            className={looks[kind]}
            x={at(from)}
            width={Math.max(1, at(to) - at(from))}
            height={height}
          />
        ))}
        {ticks.map((minute) => (
          <g key={minute}>
            <line x1={at(minute)} x2={at(minute)} y1={height} y2={height + 4} className={classes.tick} />
            <text
              x={at(minute)}
              y={height + 17}
              className={classes.tickText}
              textAnchor={minute === 0 ? 'start' : minute > minutes - step / 2 ? 'end' : 'middle'}
            >
              {minute}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span>{texts.minutes}</span>
        {kinds.map((kind) => (
          <span key={kind} className={classes.legendEntry}>
            <svg aria-hidden="true" viewBox="0 0 24 12">
              <rect className={looks[kind]} width="24" height="12" />
            </svg>
            {texts.parts[kind]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
