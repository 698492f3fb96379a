import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type {
  CheckRate,
  CheckStanding,
  PreShiftCheckDetail,
  PreShiftCheckRow,
} from '@rollcall/shared/resources/pre-shift-checks';
import type { RepairTicketRow } from '@rollcall/shared/resources/repair-tickets';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allInOrder, itemsWith } from '../support/checked-items.ts';
import { at } from '../support/duty-world.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:00'));
});
afterAll(() => story?.stop());

it('S7 before duty, battery and function are checked: a fault opens a ticket and gives out a spare, and the duty is recorded whole; who checks nothing is listed', async () => {
  const { leader, inspector, admin } = story;
  const officer = await story.officer('100071', '胡军', 'S070001');
  await story.officer('100072', '宋涛', 'S070002');
  await admin.made('recorders', { recorderSerial: 'S070009', unitCode: 'squad-1', spare: true });
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  for (const badgeNo of ['100071', '100072'])
    await admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
  await story.handOver('checked_out', 'S070001', '100071', at('07:40'));
  await story.handOver('checked_out', 'S070002', '100072', at('07:41'));

  story.itIs(at('07:45'));
  const standing = await officer.read<CheckStanding>('pre-shift-checks/standings/100071');
  expect(standing).toMatchObject({
    shift: { startsAt: time.startsAt },
    recorders: [{ recorderSerial: 'S070001', checkedAt: null }],
    spares: ['S070009'],
  });
  const found = await officer.made<PreShiftCheckDetail>('pre-shift-checks', {
    ...{ recorderSerial: 'S070001', items: itemsWith({ charge: '只剩一格' }), spareSerial: 'S070009' },
  });
  expect(found).toMatchObject({ result: 'fault', spare: 'taken', spareSerial: 'S070009', post: '解放路口' });

  // The fault is HQ's and the leader's to see at once.
  const query = 'repair-tickets?recorderSerial=S070001&state=unsettled';
  for (const who of [leader, admin]) {
    const { rows } = await who.read<{ rows: RepairTicketRow[] }>(query);
    expect(rows).toMatchObject([
      { repairTicketId: found.repairTicketId, symptom: '岗前检查：电量不足或充不进电（只剩一格）' },
    ]);
  }
  const { rows: inbox } = await leader.read<{ rows: InboxEntry[] }>('inbox?kind=repair_ticket');
  expect(inbox.map(({ id }) => id)).toEqual([found.repairTicketId]);

  // The spare is checked, too, and the duty begins.
  expect(await officer.made('pre-shift-checks', { recorderSerial: 'S070009', items: allInOrder })).toMatchObject({
    result: 'ok',
  });
  const clip = story.clip('100071', 'S070009', [at('07:59'), at('12:00')]);
  await story.docked({ recorderSerial: 'S070009', at: at('12:10'), clips: [clip] });
  const other = story.clip('100072', 'S070002', [at('07:59'), at('12:00')]);
  await story.docked({ recorderSerial: 'S070002', at: at('12:12'), clips: [other] });
  await story.hqLooks(at('12:20'));
  expect(await story.findings(inspector, '')).toEqual([]);
  const day = await story.day(officer, '100071', at('12:20'));
  expect(day.shifts).toMatchObject([{ coverage: { missingMs: 0, recordedMs: 4 * 3_600_000 } }]);
  const { rows } = await officer.read<{ rows: RecordingRow[] }>('recordings');
  expect(rows.map(({ fileName }) => fileName)).toEqual([clip.name]);

  // Of the two shifts one was checked before it began.
  const rate = await inspector.read<CheckRate>('pre-shift-checks/rate?from=2040-03-10&to=2040-03-10');
  expect(rate).toEqual({ shifts: 2, checked: 1, skipped: 1, share: 0.5 });
  const skipped = await leader.read<{ rows: PreShiftCheckRow[] }>('pre-shift-checks?skipped=true&day=2040-03-10');
  expect(skipped.rows).toMatchObject([{ badgeNo: '100072', recorderSerial: 'S070002', result: 'skipped' }]);
});
