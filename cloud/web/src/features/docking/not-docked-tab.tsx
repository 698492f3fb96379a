import { dockingFilters } from '@rollcall/shared/fields/docking';
import type { UndockedRow } from '@rollcall/shared/resources/docking';
import { deviceWords } from '@rollcall/shared/words/devices';
import { dockingWords } from '@rollcall/shared/words/docking';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatRoughly } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime, formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { dockingLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './not-docked.module.css';

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
        <DownloadMenu table="not-docked" query={filters} />
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

interface Props {
  rows: readonly UndockedRow[];
  /** As of when. */
  at: string;
}

/** One unit's list: who is to be called first. */
function NotDockedUnit({ rows, at }: Props) {
  const all = useWords(deviceWords);
  const texts = useWords(dockingWords);
  const { language } = useLanguage();
  const name = rows[0]?.unitName ?? '';
  const onDuty = rows.filter(({ state }) => state === 'on_duty').length;
  const sorted = [...rows].sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  return (
    <section className={classes.unit}>
      <h2>
        {name} <small>{texts.count(rows.length - onDuty)}</small>
        {onDuty === 0 ? null : <small> · {texts.onDuty(onDuty)}</small>}
      </h2>
      <PlainTable<UndockedRow>
        name={name}
        rows={sorted}
        rowKey={({ badgeNo, recorderSerial }) => `${badgeNo} ${recorderSerial}`}
        columns={[
          {
            title: all.officer,
            cell: ({ badgeNo, officerName }) => (
              <Link to={paths.officer(badgeNo)}>
                <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>
              </Link>
            ),
          },
          {
            title: all.recorder,
            cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          },
          { title: all.state, cell: ({ state }) => <StateTag look={dockingLooks[state]} /> },
          {
            title: texts.shiftEnds,
            cell: ({ shiftEndsAt }) => <NoWrap>{formatDayTime(shiftEndsAt, language)}</NoWrap>,
          },
          { title: texts.due, cell: (row) => <DueDocking row={row} at={at} /> },
          { title: texts.shifts, number: true, cell: ({ shifts }) => shifts },
          {
            title: texts.lastDocked,
            cell: ({ lastDockedAt, lastStationName }) => (
              <>
                <NoWrap>{lastDockedAt === null ? texts.never : formatDayTime(lastDockedAt, language)}</NoWrap>
                {lastStationName === null ? '' : ` · ${lastStationName}`}
              </>
            ),
          },
          { title: texts.post, cell: ({ post }) => post },
        ]}
      />
    </section>
  );
}

/** Less than this is left: call now. */
const soonMs = 4 * 3_600_000;

/** Until when footage is to be imported, and how long that is from `at`, once the shift is over. */
function DueDocking({ row: { dueAt, state }, at }: { row: UndockedRow; at: string }) {
  const texts = useWords(dockingWords);
  const { language } = useLanguage();
  const leftMs = Date.parse(dueAt) - Date.parse(at);
  const words = formatRoughly(Math.abs(leftMs), language);
  return (
    <NoWrap>
      {formatDayTime(dueAt, language)}
      {state === 'on_duty' ? null : (
        <span className={leftMs < soonMs ? classes.soon : undefined}>
          {' · '}
          {leftMs > 0 ? texts.left(words) : texts.over(words)}
        </span>
      )}
    </NoWrap>
  );
}
