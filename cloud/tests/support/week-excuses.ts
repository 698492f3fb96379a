import { reportFault } from '@rollcall/cloud/devices/repair-tickets/report-fault';
import { saveLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { markExempted } from '@rollcall/cloud/exemptions/mark-exempted';
import { saveOutages } from '@rollcall/cloud/witnesses/outage-repository';
import { sql } from 'kysely';
import { at } from './duty-world.ts';
import { type Input, weekChange } from './week-input.ts';
import { weekOfficers } from './week-officers.ts';

/** Leave, exemptions of officers and of a unit, a fault, and a time when all stations of a unit were out. */
export function addExcuses(add: (input: Input) => Input): void {
  const [first, second, third] = weekOfficers;
  if (!first || !second || !third) return;
  const leave = {
    badgeNo: first.badgeNo,
    leaveKind: 'sick' as const,
    startsAt: at('00:00', 3),
    endsAt: at('00:00', 4),
    note: '',
  };
  add({ apply: (tx) => saveLeave(tx, [leave], weekChange, 'leave_added') });
  const exemption = (whose: object, from: Date, until: Date, reason: string) =>
    add({
      apply: async (tx) => {
        const row = { badge_no: null, unit_code: null, ...whose, starts_at: from, ends_at: until };
        const explanation = JSON.stringify(row);
        const { numInsertedOrUpdatedRows } = await sql`
          insert into exemption (badge_no, unit_code, starts_at, ends_at, reason_code, explanation, state, asked_by, asked_at,
            decided_by, decided_at)
          select ${row.badge_no}, ${row.unit_code}, ${from}, ${until}, ${reason}, ${explanation}, 'approved', a.account_id,
            ${from}, b.account_id, ${from}
          from account a, account b where a.username = 'asks' and b.username = 'decides'
            and not exists (select from exemption where explanation = ${explanation})
        `
          .execute(tx)
          .then(({ numAffectedRows }) => ({ numInsertedOrUpdatedRows: numAffectedRows }));
        if (numInsertedOrUpdatedRows === 0n) return;
        await markExempted(tx, row);
      },
    });
  exemption({ badge_no: second.badgeNo }, at('21:00', 1), at('23:00', 1), 'privacy');
  exemption({ unit_code: 'squad-2' }, at('09:00', 2), at('10:00', 2), 'weather');
  exemption({ badge_no: third.badgeNo }, at('12:30', 4), at('15:00', 4), 'battery');
  const report = {
    reportId: '6f1c1c86-0000-4000-8000-000000000001',
    recorderSerial: third.recorderSerial,
    badgeNo: third.badgeNo,
    stationId: null,
    symptom: 'black',
    reportedAt: at('09:00', 5),
    toldBy: 'test',
    toldAt: at('09:00', 5),
  };
  add({ apply: (tx) => reportFault(tx, report) });
  for (const [stationId, beganAt, endedAt] of [
    ['gate-2', at('10:00', 3), at('18:00', 4)],
    ['gate-3', at('12:00', 3), at('20:00', 4)],
  ] as const)
    add({ apply: (tx) => saveOutages(tx, [{ stationId, beganAt, endedAt }]) });
}
