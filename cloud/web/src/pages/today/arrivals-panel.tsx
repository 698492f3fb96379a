import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ArrivedProblem } from './arrived-problem.tsx';
import { ArrivedRecording } from './arrived-recording.tsx';
import { mergeArrivals } from './merge-arrivals.ts';
import classes from './panel.module.css';
import { arrivalsLimit, arrivalsQuery } from './today-asks.ts';

/** The newest of what stations announce, as it arrives. `wall`: without the link to the others. */
export function ArrivalsPanel({ unitCode, wall = false }: { unitCode: string | undefined; wall?: boolean }) {
  const texts = useWords(todayWords).arrivals;
  const recordings = useAnswer<{ rows: RecordingRow[] }>('recordings', arrivalsQuery(unitCode));
  const sightings = useAnswer<{ rows: SightingRow[] }>('sightings', { problem: 'any', limit: 5 });
  const arrivals =
    recordings.answer && mergeArrivals(recordings.answer.rows, sightings.answer?.rows ?? [], arrivalsLimit);
  return (
    <section aria-label={texts.title}>
      <div className={classes.head}>
        <h2>{texts.title}</h2>
        {wall ? null : <Link to={paths.recordings(unitCode ? { unitCode } : {})}>{texts.all}</Link>}
      </div>
      <ProblemNotice problem={recordings.problem} onRetry={recordings.retry} />
      {recordings.loading ? <SkeletonRows columns={1} rows={6} /> : null}
      {arrivals?.length === 0 ? (
        <p className={classes.empty}>
          {texts.none} {texts.noneHint}
        </p>
      ) : null}
      <ul className={classes.list}>
        {arrivals?.map((arrival) =>
          arrival.kind === 'recording' ? (
            <ArrivedRecording key={arrival.key} recording={arrival.recording} />
          ) : (
            <ArrivedProblem key={arrival.key} sighting={arrival.sighting} />
          ),
        )}
      </ul>
    </section>
  );
}
