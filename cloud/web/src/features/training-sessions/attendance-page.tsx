import { attendanceColumns, trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { useAttendanceCells } from './use-attendance-cells.tsx';
import { useStateOptions } from './use-state-options.ts';

/** How each officer stood in each session; a row opens the session. */
export function AttendancePage() {
  const texts = useWords(trainingSessionWords);
  const navigate = useNavigate();
  const cells = useAttendanceCells();
  const states = useStateOptions();
  const [{ state, madeUp, ...filters }, change] = useUrlQuery([
    'state',
    'madeUp',
    'sessionId',
    'unitCode',
    'badgeNo',
    'from',
    'to',
  ]);
  usePageTitle(texts.attendance);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.attendance}</h1>
      <TrainingNav />
      <p className={page.intro}>{texts.attendanceIntro}</p>
      <ListTable
        list="training-attendance"
        // Which session it is about tells more here than on the page of one.
        columns={attendanceColumns.map((column) =>
          column.key === 'startsAt' || column.key === 'topic' ? { ...column, onPage: 'always' as const } : column,
        )}
        cells={cells}
        query={{ ...filters, state, madeUp }}
        idOf={({ sessionId, badgeNo }) => `${sessionId} ${badgeNo}`}
        name={texts.attendance}
        onOpen={({ sessionId }) => navigate(paths.trainingSession(sessionId))}
        empty={{ title: texts.emptyAttendance, hint: texts.emptyAttendanceHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={states.find(({ value }) => value === state)?.value}
              options={states}
              onChange={(chosen) => change({ state: chosen })}
            />
            <ChoiceFilter
              label={texts.madeUpFilter}
              value={madeUp}
              options={[
                { value: 'true', label: texts.madeUpYes },
                { value: 'false', label: texts.madeUpNo },
              ]}
              onChange={(chosen) => change({ madeUp: chosen })}
            />
            <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <DateRangeFilter label={texts.time} from={filters.from} to={filters.to} onChange={change} />
          </>
        }
      />
    </>
  );
}
