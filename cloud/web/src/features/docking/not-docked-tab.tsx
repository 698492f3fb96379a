import { dockingFilters } from '@rollcall/shared/fields/docking';
import { dockingWords } from '@rollcall/shared/words/docking';
import { Button } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ExportMenu } from '../../table/export-menu.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './not-docked.module.css';
import { NotDockedUnit } from './not-docked-unit.tsx';

const refreshMs = 60_000;

/** Who hasn't docked, a table a unit: looked at toward the evening, printed, called. */
export function NotDockedTab() {
  const texts = useWords(dockingWords);
  const [filters, change] = useFilters(dockingFilters);
  const { answer, problem, loading, retry } = useRead('GET docking/overdue', { query: filters }, { refreshMs });
  const rows = answer?.rows ?? [];
  const unitCodes = [...new Set(rows.map(({ unitCode }) => unitCode))];
  return (
    <>
      <div className={classes.tools}>
        <FieldFilters of={dockingFilters} values={filters} onChange={change} />
        <Button size="small" onClick={() => window.print()}>
          {texts.print}
        </Button>
        <ExportMenu table="not-docked" query={filters} />
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {loading ? <SkeletonRows columns={5} rows={8} /> : null}
      {answer === undefined ? null : (
        <>
          <h2 className={classes.printed}>{texts.title}</h2>
          <p className={classes.hint}>
            {texts.asOf(formatFull(answer.at).slice(0, 16))} · {texts.hint}
          </p>
          {unitCodes.length === 0 ? <p>{texts.nobody}</p> : null}
          {unitCodes.map((code) => (
            <NotDockedUnit key={code} rows={rows.filter(({ unitCode }) => unitCode === code)} at={answer.at} />
          ))}
        </>
      )}
    </>
  );
}
