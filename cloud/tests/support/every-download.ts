import { randomUUID } from 'node:crypto';
import { planActivityChanges, writeActivities } from '@rollcall/cloud/activities/save-activities';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import { reportFault } from '@rollcall/cloud/devices/repair-tickets/report-fault';
import { saveLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { saveStations } from '@rollcall/cloud/registry/save-stations';
import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { addToEveryList } from './every-list.ts';
import { received, testFile } from './evidence-setup.ts';
import { exampleFile, importedResources } from './imported-resources.ts';
import { type RosterSetup, today } from './roster-setup.ts';

/** What a spreadsheet would take for a formula. */
export const formula = '=HYPERLINK("http://x","点")';
const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);

/** Rows for every list that can be exported. */
export async function fillEveryDownload(setup: RosterSetup, admin: string): Promise<void> {
  const { db } = setup;
  const change = { by: 'test', now: new Date('2026-11-20T00:00:00Z') };
  await db.transaction().execute(async (tx) => {
    await saveStations(tx, [{ stationId: 'gate-1', name: '一中队', unitCode: 'S1' }], change);
    const shift = { endsAt: at('24T12:00'), dutyType: 'road_patrol' };
    await saveShifts(
      tx,
      [
        { ...shift, badgeNo: '100001', startsAt: at('24T08:00'), post: formula },
        { ...shift, badgeNo: '100002', startsAt: at('24T08:30'), post: '+1' },
        { ...shift, badgeNo: '200001', startsAt: at('24T09:00'), post: '@x' },
        { ...shift, badgeNo: '000123', startsAt: at('23T23:00'), post: '-1,"2"\n3' },
      ],
      change,
    );
    const leave = { badgeNo: '100002', leaveKind: 'annual' as const, note: formula };
    await saveLeave(tx, [{ ...leave, startsAt: at('25T00:00'), endsAt: at('26T00:00') }], change, 'leave_added');
    const custody = { basis: 'assignment' as const, heldFrom: at('21T00:00'), heldUntil: null };
    await saveCustodies(tx, [{ ...custody, recorderSerial: 'K1', badgeNo: '100001' }], change);
    await saveCustodies(tx, [{ ...custody, recorderSerial: 'K2', badgeNo: '000123' }], change);
    const fault = {
      reportId: randomUUID(),
      recorderSerial: 'K2',
      badgeNo: '000123',
      stationId: null,
      symptom: formula,
    };
    await reportFault(tx, { ...fault, reportedAt: at('23T08:00'), toldBy: 'test', toldAt: at('23T09:00') });
    const activity = {
      ...{ source: 'tickets', sourceId: '1', kind: 'summary_penalty' as const, badgeNos: ['100001'] },
      ...{
        startsAt: at('24T09:00'),
        endsAt: at('24T09:05'),
        place: formula,
        plateNo: null,
        caseNo: '2026-7',
        ticketNo: null,
        campaignId: null,
      },
    };
    await writeActivities(tx, await planActivityChanges(tx, [activity], change), change);
    const recorded = received('collected', testFile(10, { recorderSerial: 'K1' }).body, { stationId: 'gate-1' });
    await projectEvidence(tx, [recorded]);
    const { shift_id } = await tx
      .selectFrom('shift')
      .select('shift_id')
      .where('badge_no', '=', '100001')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('finding')
      .values({
        rule_key: 'coverage',
        kind: 'coverage_gap',
        subject: `shift:${shift_id}`,
        shift_id,
        badge_no: '100001',
        unit_code: 'S1',
        duty_date: today,
        told_at: new Date(),
        answer_due_on: today,
        state: 'open',
        detail: JSON.stringify({
          missing: [],
          missingMs: 90_000,
          requiredMs: 3_600_000,
          late: [],
          lateCount: 0,
          dueAt: null,
        }),
        found_at: new Date('2026-11-24T06:00:00Z'),
        changed_at: new Date('2026-11-24T06:00:00Z'),
      })
      .execute();
    const { account_id } = await tx.selectFrom('account').select('account_id').executeTakeFirstOrThrow();
    await sql`
      insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
      select finding_id, 'confirm', 'counts', kind, 'incomplete', array[badge_no], ${formula}, ${account_id}, ${at('24T13:00')}
      from finding`.execute(tx);
    await tx.updateTable('finding').set({ handling: 'confirmed', judged: '{}' }).execute();
    await tx
      .insertInto('exemption')
      .values({
        badge_no: '100001',
        unit_code: null,
        starts_at: at('24T08:00'),
        ends_at: at('24T08:30'),
        reason_code: 'weather',
        explanation: formula,
        asked_by: account_id,
        asked_at: at('24T13:00'),
      })
      .execute();
  });
  await addToEveryList(setup);
  // Units, officers and custody are there; the example's unit would be a second one of its name.
  for (const imported of importedResources.filter(({ kind }) => !['custodies', 'units', 'officers'].includes(kind))) {
    const path = `imports/${imported.kind}?fileName=a.csv&reason=${encodeURIComponent('试导出')}`;
    expect((await setup.call(admin, 'POST', path, exampleFile(imported))).body).toMatchObject({ added: 1 });
  }
}

/** Where a list is that isn't at its own name. */
export const addresses: Partial<Record<DownloadTable, string>> = {
  'not-docked': 'docking/overdue',
  'coverage-today': 'coverage/today',
  'duty-week': 'duty-weeks/2026-11-24',
  'officer-file': 'officers/100001/file?month=2026-11',
  'metric-rows': 'metric-rows?metric=answer&from=2026-11-01&to=2026-11-30',
  'track-points': 'officers/100001/days/2026-11-24/track',
  bookmarks: 'officers/100001/days/2026-11-24/track',
  trends: 'metrics/series?metric=issue&count=4',
  checkpoints: 'ledger/checkpoints',
  witnesses: 'ledger/witnesses',
  'pending-facts': 'ledger/pending-facts?limit=200',
};

/** What a file must be told that is about one of many. */
export const asked = (table: DownloadTable) => questions[table] ?? '';
const questions: Partial<Record<DownloadTable, string>> = {
  'officer-file': '&badgeNo=100001&month=2026-11',
  'metric-rows': '&metric=answer&from=2026-11-01&to=2026-11-30',
  'track-points': '&badgeNo=100001&date=2026-11-24',
  bookmarks: '&badgeNo=100001&date=2026-11-24',
  trends: '&metric=issue&count=4',
};
