import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { deadlineOf, lengthened } from '../../roster/calendar/working-days.ts';
import { selectPauses } from './find-deadlines.ts';

/**
 * Brings the deadlines of answers up to date with the calendar and with leave. A deadline never moves back. A finding whose
 * officer is away too long isn't pursued: it is closed. No row is locked before it is known to change; what somebody answered or
 * decided meanwhile stays.
 * @param why what changed, for the history
 * @returns how many changed
 */
export async function lengthenDeadlines(tx: Transaction, why: 'calendar' | 'leave'): Promise<number> {
  const told = await tx
    .selectFrom('finding')
    .select(['finding_id as findingId', 'badge_no as badgeNo', 'told_at as toldAt', 'answer_due_on as dueOn'])
    .where('handling', '=', 'told')
    .execute();
  if (told.length === 0) return 0;
  const [{ answerDays }, calendar] = [await readParameters(tx), await readCalendar(tx)];
  const oldest = new Date(Math.min(...told.map(({ toldAt }) => toldAt.getTime())));
  const leave = await selectPauses(tx, told, oldest);
  const changes = told.flatMap(({ findingId, toldAt, badgeNo, dueOn: before }) => {
    const pauses = leave.get(badgeNo ?? '') ?? [];
    const deadline = deadlineOf({ toldAt, workingDays: answerDays, calendar, pauses });
    const dueOn = lengthened(before, deadline.dueOn);
    return dueOn === before && !deadline.notPursued ? [] : [{ findingId, before, dueOn, closes: deadline.notPursued }];
  });
  if (changes.length === 0) return 0;
  const { rows: changed } = await sql<(typeof changes)[number] & { unitCode: string }>`
    update finding f set answer_due_on = c."dueOn", handling = case when c.closes then 'closed' else f.handling end
    from json_to_recordset(${JSON.stringify(changes)}::json) as c ("findingId" uuid, before date, "dueOn" date, closes boolean)
    where f.finding_id = c."findingId" and f.handling = 'told' and f.answer_due_on = c.before
    returning c.*, f.unit_code as "unitCode"
  `.execute(tx);
  await appendFacts(
    tx,
    changed.map(({ findingId, before, dueOn, closes }) => ({
      type: closes ? ('finding_closed' as const) : ('finding_deadline_lengthened' as const),
      subject: `finding:${findingId}` as const,
      payload: closes ? { why: 'not_pursued', dueOn } : { why, before, dueOn },
    })),
  );
  const unitCodes = [...new Set(changed.map(({ unitCode }) => unitCode))].sort();
  if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
  return changed.length;
}
