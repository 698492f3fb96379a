import type { ToldActivity } from '@rollcall/cloud/activities/activity';
import { planActivityChanges, writeActivities } from '@rollcall/cloud/activities/save-activities';
import type { Transaction } from '@rollcall/cloud/db/database';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { reportFault } from '@rollcall/cloud/duty/repairs/report-fault';
import { saveCustodies } from '@rollcall/cloud/duty/save-custodies';
import { saveLeave } from '@rollcall/cloud/duty/save-leave';
import { saveShifts } from '@rollcall/cloud/duty/save-shifts';
import { reviewShiftsOfRecorders } from '@rollcall/cloud/duty/shift-review-repository';
import type { WantedCustody } from '@rollcall/cloud/duty/wanted-custody';
import type { WantedShift } from '@rollcall/cloud/duty/wanted-shift';
import { markExempted } from '@rollcall/cloud/exemptions/mark-exempted';
import { projections } from '@rollcall/cloud/projections';
import { saveOutages } from '@rollcall/cloud/witnesses/outage-repository';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { at, collectedBody, dockEvents, footageEvent } from './duty-world.ts';
import { received, testSighting } from './evidence-setup.ts';

/** Something that HQ is told; the same again changes nothing. */
export interface Input {
  events?: ReceivedEvent[];
  shift?: WantedShift;
  custody?: WantedCustody;
  activity?: ToldActivity;
  apply?: (tx: Transaction) => Promise<unknown>;
  /** Corrects another input, so it comes after that one, which then isn't told again. */
  corrects?: Input;
}

/** What HQ is told at once, in one transaction. */
export async function tellTogether(tx: Transaction, inputs: readonly Input[]): Promise<void> {
  const each = [...new Set(inputs)];
  const told = <Name extends 'events' | 'shift' | 'custody' | 'activity'>(name: Name) =>
    each.flatMap((input) => (input[name] === undefined ? [] : [input[name]]));
  const events = told('events').flat();
  if (events.length > 0) for (const project of projections) await project(tx, events);
  const [shifts, custodies, activities] = [told('shift'), told('custody'), told('activity')];
  if (shifts.length > 0) await saveShifts(tx, shifts, change);
  if (custodies.length > 0) expect(await saveCustodies(tx, custodies, change)).toMatchObject({ outcome: 'saved' });
  if (activities.length > 0) await writeActivities(tx, await planActivityChanges(tx, activities, change), change);
  for (const { apply } of each) await apply?.(tx);
}

const change = { by: 'test', reason: 'for a test', now: new Date('2026-01-01T00:00:00Z') };
const minuteMs = 60_000;

export const weekOfficers = Array.from({ length: 12 }, (_, index) => ({
  badgeNo: String(100001 + index),
  unitCode: index < 6 ? 'squad-1' : 'squad-2',
  recorderSerial: `K${String(1000 + index)}`,
  /** Half of them at night. The last four are on a duty that asks for their activities only. */
  startsAt: index % 2 === 0 ? '08:00' : '20:00',
  dutyType: index < 8 ? 'road_patrol' : 'by_activity',
}));
export const spare = 'K2000';

type Officer = (typeof weekOfficers)[number];
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * minuteMs);

/** A week of twelve officers: most of it as it should be, and something of everything that goes wrong; or nothing of it. */
export function weekInputs({ healthy = false } = {}): Input[] {
  const inputs: Input[] = [];
  const add = (input: Input): Input => {
    inputs.push(input);
    return input;
  };
  for (const [index, officer] of weekOfficers.entries()) {
    for (let day = 0; day < 7; day++) addDay(add, officer, day, healthy ? 12 : (index * 7 + day * 5) % 12);
  }
  addExcuses(add);
  addActivities(add, { healthy });
  return inputs;
}

/** @param fate what goes wrong on that day; nothing at 11, and at 12 not even the break is left out */
function addDay(add: (input: Input) => Input, officer: Officer, day: number, fate: number): void {
  const { badgeNo, recorderSerial, dutyType } = officer;
  const from = at(officer.startsAt, day);
  const to = after(from, 480);
  const shift = { badgeNo, startsAt: from, endsAt: to, dutyType, post: 'post' };
  const breaks = [{ startsAt: after(from, 240), endsAt: after(from, 270) }];
  const rostered = add({ shift: { ...shift, breaks } });
  if (fate === 1) add({ shift: { ...shift, breaks, endsAt: after(to, 60) }, corrects: rostered });

  const custody = (serial: string, holder: string, heldFrom: Date, heldUntil: Date): WantedCustody => {
    return { recorderSerial: serial, badgeNo: holder, basis: 'check_out', heldFrom, heldUntil };
  };
  // In mid-shift the recorder breaks, and a spare takes its place; it is one spare, so one officer a day.
  const swaps = fate === 2 && officer === weekOfficers[day];
  const own = custody(recorderSerial, badgeNo, after(from, -10), after(to, swaps ? -240 : 10));
  const held = add({ custody: own });
  if (swaps) add({ custody: custody(spare, badgeNo, after(to, -235), after(to, 10)) });
  const other = weekOfficers[(weekOfficers.indexOf(officer) + 1) % 12];
  if (fate === 3 && other) add({ custody: { ...own, badgeNo: other.badgeNo }, corrects: held });

  const announcedAt = after(to, fate === 4 ? 3 * 1440 : 30);
  const clip = (begin: number, end: number, more: object = {}) =>
    footageEvent({ recorderSerial, from: after(from, begin), to: after(from, end), announcedAt, ...more });
  const clips = [
    clip(-2, 120),
    clip(120, fate === 12 ? 270 : 240),
    ...(fate === 5 ? [] : [clip(270, 400, fate === 6 ? { inspection: { outcome: 'damaged' } } : {})]),
    ...(fate === 7 ? [clip(405, 470)] : [clip(400, 482)]),
  ];
  if (fate !== 0) for (const event of clips) addFootage(add, event, fate);
  if (swaps) addFootage(add, footageEvent({ recorderSerial: spare, from: after(to, -235), to, announcedAt }), fate);
  // A station tells of its own docks in order.
  if (fate !== 8) add({ events: dockEvents(recorderSerial, after(to, 20), after(to, 40)) });
}

function addFootage(add: (input: Input) => Input, event: ReceivedEvent, fate: number): void {
  const { recordingId, sighting } = collectedBody(event);
  const told = add({ events: [event] });
  if (fate === 9) {
    const apply = async (tx: Transaction) => {
      await sql`update recording set clock_error_ms = 400000 where recording_id = ${recordingId}`.execute(tx);
      const from = new Date(Date.parse(sighting.claim.capturedAt ?? '') - 400_000);
      await reviewShiftsOfRecorders(tx, [
        { recorderSerial: sighting.recorderSerial, from, until: after(from, 24 * 60) },
      ]);
    };
    add({ apply, corrects: told });
  }
  if (fate === 10 && sighting.recorderSerial === 'K1010') {
    const copy = testSighting({ recorderSerial: 'K1011' });
    const again = { recordingId, problem: null, sighting: copy };
    add({ events: [received('sighted', again, { receivedAt: event.receivedAt })] });
  }
}

function addExcuses(add: (input: Input) => Input): void {
  const [first, second, third] = weekOfficers;
  if (!first || !second || !third) return;
  const leave = {
    badgeNo: first.badgeNo,
    leaveKind: 'sick' as const,
    startsAt: at('00:00', 3),
    endsAt: at('00:00', 4),
    note: '',
  };
  add({ apply: (tx) => saveLeave(tx, [leave], change, 'leave_added') });
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

function addActivities(add: (input: Input) => Input, { healthy }: { healthy: boolean }): void {
  const tell = (
    nr: number,
    badgeNos: string[],
    startsAt: Date,
    minutes: number,
    kind: 'summary_penalty' | 'inquiry',
  ) => {
    const activity = {
      ...{ source: 'test', sourceId: String(nr), kind, place: 'x', plateNo: null, caseNo: null, campaignId: null },
      ...{ badgeNos, startsAt, endsAt: after(startsAt, minutes) },
    };
    return add({ activity });
  };
  for (let day = 0; day < 7; day++) {
    for (const [index, { badgeNo, startsAt }] of weekOfficers.entries()) {
      const begins = after(at(startsAt, day), 30 + ((index * 53 + day * 97) % 420));
      const partner = weekOfficers[(index + 2) % 12]?.badgeNo ?? '';
      const badgeNos = index % 3 === 0 ? [badgeNo, partner].sort() : [badgeNo];
      const told = tell(
        day * 100 + index,
        badgeNos,
        begins,
        (index % 4) * 15,
        index % 2 === 0 ? 'inquiry' : 'summary_penalty',
      );
      if (index === 5 && day === 2) {
        const corrected = tell(day * 100 + index, badgeNos, after(begins, 45), 20, 'inquiry');
        corrected.corrects = told;
      }
    }
    if (healthy) continue;
    // Three within ten minutes, on one day two.
    for (const minutes of day === 4 ? [0, 4] : [0, 4, 9]) {
      tell(1000 + day * 10 + minutes, ['100008'], after(at('21:00', day), minutes), 2, 'summary_penalty');
    }
  }
}
