import type { AttendanceRow, TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { attendanceColumns, trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { useState } from 'react';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { useAttendanceCells } from './use-attendance-cells.tsx';
import { useStateOptions } from './use-state-options.ts';

const ExcuseDrawer = later({ load: async () => (await import('./excuse-drawer.tsx')).ExcuseDrawer });

const columns = attendanceColumns.filter(({ key }) => key !== 'startsAt' && key !== 'topic');

/** Who must attend a session, and how each stands; a row opens why somebody is absent. */
export function SessionAttendance({ shown }: { shown: TrainingSessionDetail }) {
  const texts = useWords(trainingSessionWords);
  const cells = useAttendanceCells();
  const states = useStateOptions();
  const [{ state, madeUp }, change] = useUrlQuery(['state', 'madeUp']);
  const [excused, setExcused] = useState<AttendanceRow>();
  const open = (row: AttendanceRow) => (row.state === 'present' ? undefined : setExcused(row));
  return (
    <>
      <ListTable
        list="training-attendance"
        columns={columns}
        cells={cells}
        query={{ sessionId: shown.sessionId, state, madeUp }}
        unfiltered={{ sessionId: shown.sessionId }}
        idOf={({ badgeNo }) => badgeNo}
        name={texts.attendance}
        {...(shown.may.excuse ? { onOpen: open } : {})}
        empty={{ title: texts.emptyAttendance, hint: texts.emptyAttendanceHint }}
        filters={
          <ChoiceFilter
            label={texts.state}
            value={states.find(({ value }) => value === state)?.value}
            options={states}
            onChange={(chosen) => change({ state: chosen, madeUp: undefined })}
            width={200}
          />
        }
      />
      {excused ? <ExcuseDrawer shown={shown} row={excused} onClose={() => setExcused(undefined)} /> : null}
    </>
  );
}
