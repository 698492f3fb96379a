import { type CalendarDay, calendarDays } from '@rollcall/shared/resources/calendar-days';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { calendarDayProblems } from '@rollcall/shared/words/calendar-days';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { deleteDay, findDay, putDay, type StoredDay } from './repository.ts';
import { isWeekend } from './working-days.ts';

/** What is left out stays. */
type CalendarDayChanges = { [Field in keyof CalendarDay]?: CalendarDay[Field] | undefined };

/** Who changes the calendar, when and why. */
export interface CalendarChange {
  by: string;
  now: Date;
  reason: string;
}

/** Whoever types in a holiday so near could mean to stretch a deadline that runs, so facts and rows tell of it. */
const nearDays = 7;

const problem = problemsOf(calendarDays.problems, calendarDayProblems);

/** Monday to Friday are worked anyway. A holiday on a weekend changes nothing, and may be entered to be seen. */
export function isMakeUpOnWorkday(day: string, { kind }: Pick<CalendarDay, 'kind'>): boolean {
  return kind === 'make_up' && !isWeekend(day);
}

/** Call it under `lockDutyExclusive`. @throws calendar_day_taken, make_up_on_workday */
export async function addDay(tx: Transaction, day: string, wanted: CalendarDay, change: CalendarChange): Promise<void> {
  if (await findDay(tx, day)) throw problem('calendar_day_taken', { detail: `${day} is in the calendar already.` });
  await setDay(tx, day, { before: undefined, after: wanted }, change);
}

/** Call it under `lockDutyExclusive`. @throws not_found, make_up_on_workday */
export async function changeDay(
  tx: Transaction,
  day: string,
  changes: CalendarDayChanges,
  change: CalendarChange,
): Promise<void> {
  const before = await findStored(tx, day);
  const after = changed(before, changes);
  if (after !== undefined) await setDay(tx, day, { before, after }, change);
}

/** Call it under `lockDutyExclusive`. @throws not_found */
export async function removeDay(tx: Transaction, day: string, change: CalendarChange): Promise<void> {
  const before = told(await findStored(tx, day));
  await deleteDay(tx, day);
  const { by, reason } = change;
  const payload = { before, after: null, lateChange: isNear(day, change.now), by, reason };
  await appendFact(tx, { type: 'calendar_day_removed', subject: `calendar_day:${day}`, payload });
}

/** The day with these changes; undefined when nothing is another. */
export function changed(
  before: StoredDay,
  { kind = before.kind, name = before.name, note = before.note }: CalendarDayChanges,
): CalendarDay | undefined {
  const isSame = kind === before.kind && name === before.name && note === before.note;
  return isSame ? undefined : { kind, name, note };
}

/** Call it under `lockDutyExclusive`, for what is another than before. @throws make_up_on_workday */
export async function setDay(
  tx: Transaction,
  day: string,
  { before, after }: { before: StoredDay | undefined; after: CalendarDay },
  { by, now, reason }: CalendarChange,
): Promise<void> {
  if (isMakeUpOnWorkday(day, after)) throw problem('make_up_on_workday');
  const lateChange = isNear(day, now);
  await putDay(tx, { day, ...told(after), late_change: lateChange, set_by: by, set_at: now, reason });
  const payload = { before: before ? told(before) : null, after: told(after), lateChange, by, reason };
  await appendFact(tx, { type: 'calendar_day_set', subject: `calendar_day:${day}`, payload });
}

async function findStored(tx: Transaction, day: string): Promise<StoredDay> {
  const stored = await findDay(tx, day);
  if (!stored) throw errors.notFound(`The calendar's entry for ${day}`);
  return stored;
}

/** It has passed, or is at most a week away. */
function isNear(day: string, now: Date): boolean {
  return day <= addDays(localDateOf(now), nearDays);
}

function told({ kind, name, note }: CalendarDay): CalendarDay {
  return { kind, name, note };
}
