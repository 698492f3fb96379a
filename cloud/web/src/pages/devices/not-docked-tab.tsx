import type { DockingOverdue } from '@rollcall/shared/http/docking';
import { deviceWords } from '@rollcall/shared/words/devices';
import { Button, DatePicker } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { fromPicker, toPicker } from '../../filters/picker-time.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ExportMenu } from '../../table/export-menu.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './not-docked.module.css';
import { NotDockedUnit } from './not-docked-unit.tsx';

const refreshMs = 60_000;

/** Who hasn't docked, a table a unit: looked at toward the evening, printed, called. */
export function NotDockedTab() {
  const { notDocked: texts, tabs } = useWords(deviceWords);
  const [filters, change] = useUrlQuery(['unitCode', 'at']);
  const { answer, problem, loading, retry } = useAnswer<DockingOverdue>('docking/overdue', filters, { refreshMs });
  const rows = answer?.rows ?? [];
  const unitCodes = [...new Set(rows.map(({ unitCode }) => unitCode))];
  return (
    <>
      <div className={classes.tools}>
        <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
        <DatePicker
          aria-label={texts.at}
          placeholder={texts.at}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={filters.at ? toPicker(filters.at) : null}
          onChange={(picked) => change({ at: picked ? fromPicker(picked.second(0)) : undefined })}
        />
        <Button size="small" onClick={() => window.print()}>
          {texts.print}
        </Button>
        <ExportMenu table="not-docked" query={filters} />
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {loading ? <SkeletonRows columns={5} rows={8} /> : null}
      {answer === undefined ? null : (
        <>
          <h2 className={classes.printed}>{tabs['not-docked']}</h2>
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
