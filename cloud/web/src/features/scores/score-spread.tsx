import type { ScoreSummary } from '@rollcall/shared/resources/scores';
import { scoreWords } from '@rollcall/shared/words/scores';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './scores.module.css';

/** How many officers have how many points, as bars; each number opens its officers. Who isn't rated has a bar of another kind. */
export function ScoreSpread({
  summary,
  month,
  unitCode,
}: {
  summary: ScoreSummary;
  month?: string | undefined;
  unitCode?: string | undefined;
}) {
  const texts = useWords(scoreWords);
  const { bands, notRated, scoredBy } = summary;
  const most = Math.max(1, notRated, ...bands.map(({ officers }) => officers));
  const of = { ...(month ? { month } : {}), ...(unitCode ? { unitCode } : {}) };
  const row = (label: string, officers: number, className: string | undefined, to: string) => (
    <li key={label}>
      <span>{label}</span>
      <span className={classes.scale} aria-hidden="true">
        <span className={className} style={{ insetInlineStart: 0, width: `${(officers / most) * 100}%` }} />
      </span>
      <span className={classes.count}>
        {officers === 0 ? (
          <span className={classes.quiet}>{texts.people(0)}</span>
        ) : (
          <Link to={to} aria-label={`${label}: ${texts.people(officers)}`}>
            {texts.people(officers)}
          </Link>
        )}
      </span>
    </li>
  );
  return (
    <div className={classes.section}>
      <Section title={texts.spread} hint={texts.scoredBy(scoredBy.version)}>
        <ul className={classes.spread}>
          {bands.map(({ from, below, officers }) =>
            row(
              texts.band(from, below),
              officers,
              classes.rated,
              paths.scores({
                ...of,
                ...(from > 0 ? { from } : {}),
                ...(below === null ? {} : { below }),
                rated: 'yes',
              }),
            ),
          )}
          {row(texts.notRated, notRated, classes.notRated, paths.scores({ ...of, rated: 'no' }))}
        </ul>
      </Section>
    </div>
  );
}
