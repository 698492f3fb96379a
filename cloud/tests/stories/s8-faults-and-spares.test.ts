import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type { RepairTicketDetail } from '@rollcall/shared/resources/repair-tickets';
import type { SpareStockRow } from '@rollcall/shared/resources/spare-stock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:00'));
});
afterAll(() => story?.stop());

const filesOf = async (who: Person) =>
  (await who.read<{ rows: RecordingRow[] }>('recordings')).rows.map(({ fileName }) => fileName).sort();
const freeSpares = async (who: Person) =>
  (await who.read<{ rows: SpareStockRow[] }>('spare-stock?unitCode=squad-1')).rows[0];

it('S8 a fault is reported to the brigade office at once, and a spare is taken in mid-shift: every minute stays whose it was, and the spare serves the next one', async () => {
  const { leader, inspector, admin } = story;
  const officer = await story.officer('100081', '韩雪', 'S080001');
  const next = await story.officer('100082', '邓超', 'S080002');
  await admin.made('recorders', { recorderSerial: 'S080009', unitCode: 'squad-1', spare: true });
  const shift = (badgeNo: string, from: string, to: string) =>
    admin.made('shifts', {
      ...{ badgeNo, startsAt: at(from).toISOString(), endsAt: at(to).toISOString() },
      ...{ dutyType: 'road_patrol', post: '解放路口' },
    });
  await shift('100081', '08:00', '12:00');
  await shift('100082', '13:00', '15:00');
  await story.handOver('checked_out', 'S080001', '100081', at('07:50'));
  const before = await freeSpares(leader);

  // It begins to switch itself off; the officer tells of it on the own page, and changes it for the spare.
  story.itIs(at('10:01'));
  const ticket = await officer.made<RepairTicketDetail>('repair-tickets', {
    ...{ recorderSerial: 'S080001', badgeNo: '100081', symptom: '自动关机，不能再开机' },
  });
  for (const who of [leader, admin]) {
    const { rows } = await who.read<{ rows: RepairTicketDetail[] }>('repair-tickets?state=unsettled');
    expect(rows).toMatchObject([{ repairTicketId: ticket.repairTicketId, state: 'open', recorderSerial: 'S080001' }]);
  }
  const toDo = async () =>
    (await leader.read<{ rows: InboxEntry[] }>('inbox?kind=repair_ticket')).rows.map(({ id }) => id);
  expect(await toDo()).toEqual([ticket.repairTicketId]);
  await story.handOver('checked_in', 'S080001', '100081', at('10:10'));
  await story.handOver('checked_out', 'S080009', '100081', at('10:10'));
  expect(await freeSpares(leader)).toMatchObject({ free: (before?.free ?? 0) - 1 });
  await story.handOver('checked_in', 'S080009', '100081', at('12:05'));
  await story.handOver('checked_out', 'S080009', '100082', at('12:50'));
  await story.handOver('checked_in', 'S080009', '100082', at('15:05'));

  // One card has footage of two people.
  const [broken, spare, later] = [
    story.clip('100081', 'S080001', [at('08:00'), at('10:02')]),
    story.clip('100081', 'S080009', [at('10:10'), at('12:00')]),
    story.clip('100081', 'S080009', [at('13:00'), at('15:00')]),
  ];
  await story.docked({ recorderSerial: 'S080001', at: at('15:10'), clips: [broken] });
  await story.docked({ recorderSerial: 'S080009', at: at('15:12'), clips: [spare, later] });
  await story.hqLooks(at('15:20'));
  // The badge in the file's name says otherwise; who held the recorder decides.
  expect([await filesOf(officer), await filesOf(next)]).toEqual([[broken.name, spare.name].sort(), [later.name]]);
  await story.hqLooks(at('12:10', 1));
  expect(await story.findings(inspector, '')).toEqual([]);
  const [held] = (await story.day(officer, '100081', at('12:00'))).shifts;
  const missing = held?.segments.filter((segment) => segment.state === 'missing');
  expect(missing).toMatchObject([
    { from: at('10:02').toISOString(), to: at('10:10').toISOString(), reason: 'fault_ticket' },
  ]);
  expect(held?.coverage.recordedMs).toBe((4 * 60 - 8) * 60_000);

  const change = (body: object) => leader.call('PATCH', `repair-tickets/${ticket.repairTicketId}`, body);
  expect((await change({ state: 'in_repair' })).status).toBe(200);
  expect(await toDo()).toEqual([ticket.repairTicketId]);
  expect((await change({ state: 'closed', outcome: 'repaired', note: '更换电池' })).status).toBe(200);
  expect(await toDo()).toEqual([]);
  expect(await admin.read('recorders/S080001')).toMatchObject({ state: 'normal' });
});
