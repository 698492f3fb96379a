import type { ReviewProgress } from '@rollcall/shared/resources/reviews';
import { reviewProgressWords } from '@rollcall/shared/words/review-page';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { useStratumName } from '../draws/use-stratum-name.ts';
import { DrawLink } from './draw-link.tsx';
import classes from './reviews-page.module.css';

type Row = ReviewProgress['rows'][number];

/** Of each draw and stratum: what the plan prescribes, what was drawn, how much of it is done. */
export function ProgressOfDraws() {
  const texts = useWords(reviewProgressWords);
  const stratumName = useStratumName();
  const [asked, change] = useUrlQuery(['draw']);
  const draw = asked.draw !== undefined && /^[1-9]\d{0,8}$/.test(asked.draw) ? Number(asked.draw) : undefined;
  const { answer, problem, retry } = useRead('GET reviews/progress', { query: draw === undefined ? {} : { draw } });
  const draws = useRead('GET draws', { query: { limit: 200 } }).answer?.rows ?? [];
  const of = ({ draw: nr, stratum }: Row) => ({ draw: String(nr), stratum });
  return (
    <Section title={texts.progress} hint={texts.progressHint}>
      <div className={classes.filters}>
        <ChoiceFilter
          label={texts.allDraws}
          value={draw === undefined ? undefined : String(draw)}
          options={draws
            .filter(({ finishedAt }) => finishedAt !== null)
            .map((one) => ({ value: String(one.draw), label: String(one.draw) }))}
          onChange={(chosen) => change({ draw: chosen })}
        />
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && problem === null ? <SkeletonRows columns={6} rows={4} /> : null}
      {answer?.rows.length === 0 ? <p className={classes.quiet}>{texts.noDraws}</p> : null}
      {answer && answer.rows.length > 0 ? (
        <PlainTable
          name={texts.progress}
          rows={answer.rows}
          rowKey={(row) => `${row.draw} ${row.stratum}`}
          columns={[
            { title: texts.draw, cell: (row) => <DrawLink draw={row.draw} /> },
            { title: texts.stratum, cell: (row) => stratumName(row.stratum) },
            { title: texts.size, number: true, cell: (row) => <Link to={paths.drawItems(of(row))}>{row.size}</Link> },
            { title: texts.ratio, number: true, cell: ({ perMille }) => `${perMille / 10} %` },
            {
              title: texts.drawn,
              number: true,
              cell: (row) => <Link to={paths.drawItems({ ...of(row), drawn: 'yes' })}>{row.drawn}</Link>,
            },
            { title: texts.skipped, number: true, cell: ({ skipped }) => skipped },
            {
              title: texts.submitted,
              number: true,
              cell: (row) => <Link to={paths.reviews({ ...of(row), view: 'all' })}>{row.submitted}</Link>,
            },
            {
              title: texts.done,
              number: true,
              cell: (row) => <Link to={paths.reviews({ ...of(row), state: 'done', view: 'all' })}>{row.done}</Link>,
            },
            {
              title: texts.faults,
              number: true,
              cell: (row) => (
                <Link to={paths.reviews({ ...of(row), outcome: 'fault', view: 'all' })}>{row.faults}</Link>
              ),
            },
            { title: texts.bar, cell: (row) => <Bar done={row.done} of={row.drawn - row.skipped} /> },
          ]}
        />
      ) : null}
    </Section>
  );
}

function Bar({ done, of }: { done: number; of: number }) {
  const percent = of > 0 ? Math.floor((done / of) * 100) : 100;
  return (
    <span className={classes.bar}>
      <span className={classes.track}>
        <span className={classes.done} style={{ width: `${percent}%` }} />
      </span>
      {percent} %
    </span>
  );
}
