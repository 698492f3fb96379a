import type { RestoreDetail } from '@rollcall/shared/resources/restores';
import { opsWords } from '@rollcall/shared/words/ops';
import { restoredRecordingColumns, restoreWords } from '@rollcall/shared/words/restores';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { StationFilter } from '../../filters/station-filter.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { restoredLooks } from '../../state/restore-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { RestoreSummary } from './restore-summary.tsx';

export function RestorePage() {
  const { restoreId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET restores/:restoreId', { params: { restoreId } });
  if (answer) return <Restore key={restoreId} restore={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}

/** What a restore from a backup left to be done, and what became of each recording. */
function Restore({ restore }: { restore: RestoreDetail }) {
  const texts = useWords(restoreWords);
  const ops = useWords(opsWords);
  const { language } = useLanguage();
  const [{ state: asked, stationId }, change] = useUrlQuery(['state', 'stationId']);
  const title = texts.one(formatFull(restore.restoredAt));
  usePageTitle(title);
  const states = optionsOf(restoredLooks, language);
  const state = states.find(({ value }) => value === asked)?.value;
  return (
    <>
      <div className={page.head}>
        <Link to={paths.ops()}>{ops.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <RestoreSummary restore={restore} />
      <ListTable
        list="restored-recordings"
        columns={restoredRecordingColumns}
        cells={{
          fileName: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
          state: (row) => <StateTag look={restoredLooks[row.state]} />,
        }}
        query={{ restoreId: String(restore.restoreId), state, stationId }}
        idOf={({ recordingId }) => recordingId}
        name={texts.list}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={state}
              options={states}
              onChange={(chosen) => change({ state: chosen })}
              width={200}
            />
            <StationFilter value={stationId} onChange={(chosen) => change({ stationId: chosen })} />
          </>
        }
      />
    </>
  );
}
