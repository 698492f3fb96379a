import { EditOutlined } from '@ant-design/icons';
import type { MustRecordVersion, MustRecordVersionRow } from '@rollcall/shared/http/must-record';
import { activityWords } from '@rollcall/shared/words/activities';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CatalogueEditor } from './catalogue-editor.tsx';
import { CatalogueItems } from './catalogue-items.tsx';
import classes from './must-record.module.css';
import { VersionChanges } from './version-changes.tsx';
import { VersionsTable } from './versions-table.tsx';

/** What must be recorded: the version in force, or another; what it changed; who made it and why. */
export function MustRecordPage() {
  const texts = useWords(mustRecordWords);
  const { title: activities } = useWords(activityWords);
  const [{ version: asked, compare, edit }, change] = useUrlQuery(['version', 'compare', 'edit']);
  usePageTitle(texts.title);
  const versions = useAnswer<{ rows: MustRecordVersionRow[] }>('must-record-versions');
  const rows = versions.answer?.rows;
  const newest = rows?.[0]?.version;
  const shown = edit === undefined ? (asked ?? rows?.find(({ counts }) => counts)?.version) : newest;
  const path = `must-record-versions/${shown}`;
  const version = useAnswer<MustRecordVersion>(path, {}, { enabled: shown !== undefined });
  const problem = versions.problem ?? version.problem;
  if (problem) return <ProblemNotice wholePage problem={problem} onRetry={version.retry} />;
  if (!rows || !version.answer) return <SkeletonRows columns={4} rows={8} />;
  const catalogue = version.answer;
  const head = (
    <div className={classes.head}>
      <Link to={paths.activities()}>{activities}</Link>
      <span aria-hidden="true">/</span>
      <h1>{texts.title}</h1>
      <span>
        {catalogue.version === 1
          ? texts.firstCounts
          : texts.countsFrom(catalogue.version, formatFull(catalogue.countsFrom))}
      </span>
      {catalogue.counts ? <strong>{texts.counts}</strong> : null}
      {edit === undefined ? (
        <ActionButton
          action="must_record.write"
          icon={<EditOutlined />}
          onClick={() => change({ edit: '1', version: undefined, compare: undefined }, { push: true })}
        >
          {texts.edit}
        </ActionButton>
      ) : null}
    </div>
  );
  if (edit !== undefined) {
    return (
      <div className={classes.stack}>
        {head}
        <CatalogueEditor key={catalogue.version} base={catalogue} onClose={() => change({ edit: undefined })} />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      {head}
      <p>{texts.cited}</p>
      <CatalogueItems items={catalogue.items} />
      <VersionChanges
        catalogue={catalogue}
        versions={rows}
        compare={compare}
        onCompare={(other) => change({ compare: other })}
      />
      <VersionsTable versions={rows} />
    </div>
  );
}
