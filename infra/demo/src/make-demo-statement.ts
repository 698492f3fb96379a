import { checkItemSchema } from '@rollcall/shared/contract/pre-shift-check';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { CalendarDayDetail } from '@rollcall/shared/resources/calendar-days';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import type { DemoStatement } from './demo-happenings.ts';
import type { Judged } from './duty-happening.ts';
import type { HqSession } from './hq-session.ts';
import { atLocal } from './local-clock.ts';

type Rows<Row> = { rows: Row[] };

/** Of what is entered later than it was. */
const reason = '演示数据';

/**
 * Says it at HQ's page. @returns false: HQ doesn't know yet what it is about
 * @param as signs in
 */
export async function makeDemoStatement(
  { badgeNo, date, statement }: DemoStatement,
  as: (username: string) => Promise<HqSession>,
): Promise<boolean> {
  const speaker = await as(statement.by);
  switch (statement.says) {
    case 'fault': {
      const { recorderSerial, symptom, at } = statement;
      await speaker.post('repair-tickets', { recorderSerial, badgeNo, symptom, reportedAt: isoOf(date, at) });
      return true;
    }
    case 'check': {
      const { recorderSerial, at, fault } = statement;
      const items = checkItemSchema.options.map((item) => [
        item,
        item === fault?.item ? { result: 'fault', note: fault.note } : { result: 'ok' },
      ]);
      const spare = fault ? { spareSerial: fault.spareSerial } : {};
      const check = { recorderSerial, badgeNo, checkedAt: isoOf(date, at), items: Object.fromEntries(items), reason };
      await speaker.post('pre-shift-checks', { ...check, ...spare });
      return true;
    }
    case 'return': {
      const { recorderSerial, at } = statement;
      const seen = { kind: 'check_in', recorderSerial, badgeNo, at: isoOf(date, at), reason };
      await speaker.post('custody-observations', seen);
      return true;
    }
    case 'explanation': {
      const [startsAt, endsAt] = statement.time.map((clock) => isoOf(date, clock));
      const { reasonCode, explanation, approval } = statement;
      const asked = await speaker.post<ExemptionDetail>('exemptions', {
        ...{ badgeNo, startsAt, endsAt, reasonCode, explanation },
      });
      if (!asked || approval === undefined) return true;
      const inspector = await as('inspector');
      await inspector.post(`exemptions/${asked.exemptionId}/decision`, { decision: 'approved', reason: approval });
      return true;
    }
    case 'dispute': {
      const { rows } = await speaker.get<Rows<CustodyRow>>(`custodies?badgeNo=${badgeNo}&basis=check_out`);
      const custody = rows.find(({ heldFrom }) => heldFrom >= isoOf(date, '00:00') && heldFrom < isoOf(date, '24:00'));
      // One that somebody took away needs no dispute.
      if (custody) await speaker.post(`custodies/${custody.custodyId}/disputes`, { reason: statement.reason });
      return true;
    }
    case 'answer':
    case 'appeal': {
      const query = `badgeNo=${badgeNo}&kind=${statement.kind}&from=${date}&to=${date}&state=open&limit=1`;
      const [finding] = (await speaker.get<Rows<FindingRow>>(`findings?${query}`)).rows;
      if (!finding) return false;
      const said = statement.says === 'answer' ? 'answers' : 'appeals';
      const body = statement.says === 'answer' ? { text: statement.text } : { reason: statement.text };
      await speaker.post(`findings/${finding.findingId}/${said}`, body);
      if (statement.judged) await judge(finding, statement.judged, await as('inspector'));
      return true;
    }
  }
}

/** The inspector confirms what was answered, orders that it is put right, and opens a case about who answers for it. */
async function judge(
  { findingId, badgeNo, violationClass }: FindingRow,
  { confirmed, task, caseReason }: Judged,
  inspector: HqSession,
): Promise<void> {
  const decision = { step: 'confirm', reason: confirmed, violationClass, badgeNos: [badgeNo] };
  await inspector.post(`findings/${findingId}/steps`, decision);
  const dueOn = await workingDayFrom(addDays(localDateOf(new Date()), 3), inspector);
  await inspector.post(`findings/${findingId}/rectifications`, { task, ownerBadgeNo: badgeNo, dueOn });
  const source = { kind: 'findings', findingIds: [findingId] };
  await inspector.post('accountability-cases', { reason: caseReason, source });
}

/** This day, or the next on which people work. */
async function workingDayFrom(day: string, hq: HqSession): Promise<string> {
  const { workingDay } = await hq.get<CalendarDayDetail>(`calendar-days/${day}`);
  return workingDay ? day : workingDayFrom(addDays(day, 1), hq);
}

function isoOf(date: string, clock: string): string {
  return atLocal(date, clock).toISOString();
}
