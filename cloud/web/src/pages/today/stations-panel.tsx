import type { StationRow } from '@rollcall/shared/http/stations';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { bySeverity } from './by-severity.ts';
import classes from './panel.module.css';
import { StationEntry } from './station-entry.tsx';

/** Is every station alive, what is behind, what broke. Those that need somebody come first. `wall`: without a link. */
export function StationsPanel({ unitCode, wall = false }: { unitCode: string | undefined; wall?: boolean }) {
  const texts = useWords(todayWords).stations;
  const { answer, problem, loading, retry } = useAnswer<{ rows: StationRow[] }>('stations');
  const stations = answer?.rows
    .filter((station) => !station.revoked && (unitCode === undefined || station.unitCode === unitCode))
    .sort(bySeverity);
  const online = stations?.filter(({ presence }) => presence === 'online').length ?? 0;
  return (
    <section aria-label={texts.title}>
      <div className={classes.head}>
        <h2>{texts.title}</h2>
        {stations && stations.length > 0 ? (
          <span className={online < stations.length ? classes.act : classes.quiet}>
            {texts.summary(online, stations.length)}
          </span>
        ) : null}
        {wall ? null : <Link to={paths.registry('stations')}>{texts.all}</Link>}
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {loading ? <SkeletonRows columns={1} rows={4} /> : null}
      {stations?.length === 0 ? (
        <p className={classes.empty}>
          {texts.none} {texts.noneHint}
        </p>
      ) : null}
      <ul className={classes.list}>
        {stations?.map((station) => (
          <StationEntry key={station.stationId} station={station} />
        ))}
      </ul>
    </section>
  );
}
