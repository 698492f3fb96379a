import {
  type CalendarDayDetail,
  type CalendarDayKind,
  type CalendarDayRow,
  calendarDayList,
  calendarDays,
} from '@rollcall/shared/resources/calendar-days';
import {
  calendarDayColumns,
  calendarDayImport,
  calendarDayKindNames,
  calendarDayKindsAlso,
  calendarDayProblems,
  calendarDayWords,
} from '@rollcall/shared/words/calendar-days';
import type { Word } from '@rollcall/shared/words/define-words';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { lengthenDeadlines } from '../../findings/handling/lengthen-deadlines.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { columnKinds } from '../../imports/column-kinds.ts';
import { eachOnce } from '../../imports/each-once.ts';
import { defineImport, inTurn, type RowOutcome } from '../../imports/import-definition.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { addDay, changeDay, changed, isMakeUpOnWorkday, removeDay, setDay } from './change-calendar.ts';
import { calendarDaysWith, calendarSort, findDay, readCalendar, type StoredDay } from './repository.ts';
import { isWorkingDay } from './working-days.ts';

const { read, create, update, remove } = calendarDays.endpoints;

/**
 * Every change of the calendar, by form and by import, is written within this: deadlines that run follow in the same transaction.
 * The lock comes before any row of the transaction: two changes of the calendar come one after the other.
 */
async function changingCalendar<Result>(tx: Transaction, write: () => Promise<Result>): Promise<Result> {
  await lockDutyExclusive(tx);
  const result = await write();
  await lengthenDeadlines(tx, 'calendar');
  return result;
}

const alsoOf = (kind: CalendarDayKind) =>
  Object.values<Word>(calendarDayKindsAlso[kind]).flatMap(({ zh, en }) => [zh, en]);

const importDays = defineImport({
  kind: calendarDayList.key,
  access: create.parts.access,
  title: calendarDayWords.title.zh,
  columns: {
    day: columnKinds.date().required(calendarDayImport.day),
    kind: columnKinds
      .choice([
        { value: 'holiday', ...calendarDayKindNames.holiday, also: alsoOf('holiday') },
        { value: 'make_up', ...calendarDayKindNames.make_up, also: alsoOf('make_up') },
      ])
      .required(calendarDayImport.kind),
    name: columnKinds.name(40).required(calendarDayImport.name),
    note: columnKinds.text(200).optional(calendarDayImport.note),
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, { problems, by, now, reason }) {
    const outcomes: RowOutcome[] = [];
    const writes: ((tx: Transaction) => Promise<unknown>)[] = [];
    for (const { number: row, values } of eachOnce(rows, 'day', ({ values }) => values.day, problems)) {
      const { day, kind, name, note } = values;
      const before = await findDay(tx, day);
      const after = before ? changed(before, { kind, name, note }) : { kind, name, note: note ?? '' };
      if (after === undefined) {
        outcomes.push({ row, becomes: 'unchanged' });
        continue;
      }
      if (isMakeUpOnWorkday(day, after)) {
        problems.refuse({ row, column: 'kind' }, 'make_up_on_workday', calendarDayProblems);
      } else if (reason !== undefined) {
        writes.push((writing) => setDay(writing, day, { before, after }, { by, now, reason }));
      }
      outcomes.push({ row, becomes: before ? 'changed' : 'added' });
    }
    if (reason === undefined && outcomes.some(({ becomes }) => becomes !== 'unchanged'))
      problems.addForFile('reason_missing');
    return { outcomes, write: (writing, at) => changingCalendar(writing, () => inTurn(writes)(writing, at)) };
  },
});

export const servedCalendarDays: ServedResource<typeof importDays> = {
  imports: [importDays],
  lists: [
    serveList(calendarDayList, {
      title: calendarDayWords.title,
      columns: calendarDayColumns,
      sort: calendarSort,
      select: ({ db }, filters) => calendarDaysWith(db, filters),
      toRow,
    }),
  ],
  routes: ({ db, now }) => {
    const change = async (day: string, write: (tx: Transaction) => Promise<void>) => {
      await db.transaction().execute((tx) => changingCalendar(tx, () => write(tx)));
      return detailOf(db, day);
    };
    return [
      serve(read, ({ params: { day } }) => detailOf(db, day)),
      serve(create, ({ body: { day, reason, ...wanted }, session: { username: by } }) =>
        change(day, (tx) => addDay(tx, day, wanted, { by, now: now(), reason })),
      ),
      serve(update, ({ params: { day }, body: { reason, ...changes }, session: { username: by } }) =>
        change(day, (tx) => changeDay(tx, day, changes, { by, now: now(), reason })),
      ),
      serve(remove, ({ params: { day }, body: { reason }, session: { username: by } }) =>
        change(day, (tx) => removeDay(tx, day, { by, now: now(), reason })),
      ),
    ];
  },
};

async function detailOf(db: Database, day: string): Promise<CalendarDayDetail> {
  const stored = await findDay(db, day);
  return {
    day,
    workingDay: isWorkingDay(day, await readCalendar(db)),
    entry: stored ? toRow(stored) : null,
    history: await selectHistoryOf(db, `calendar_day:${day}`),
  };
}

function toRow({ late_change, set_by, set_at, ...day }: StoredDay): CalendarDayRow {
  return { ...day, lateChange: late_change, setBy: set_by, setAt: set_at.toISOString() };
}
