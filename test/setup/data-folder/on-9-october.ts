import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import type { RepairTicketRow } from '@rollcall/shared/resources/repair-tickets';
import { outsideCause } from '@rollcall/test/outside-cause';
import type { Brigade, Chapter } from './chapter.ts';
import { confirm, see, take } from './decide.ts';
import { findingOf } from './findings-of.ts';
import { bringOctoberIn } from './october-duty.ts';
import { draftFrom, publish } from './publish-bulletin.ts';

/** The Friday after the holidays: what was answered is decided, and the cards of the holidays come in. */
export const on9October: Chapter = {
  name: 'on 9 October',
  at: '2026-10-09T11:00:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await decideSeptember(brigade);
    await settleCustody(brigade);
    await bringOctoberIn(brigade);
    await publish(brigade, await draftFrom(brigade, 'weekly', '2026-09-28'), { dueOn: '2026-10-19' });
    await publish(brigade, await draftFrom(brigade, 'monthly', '2026-09-01'), { dueOn: '2026-10-19', number: 9 });
  },
};

/** Each finding of September goes another way. */
async function decideSeptember(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const from = '2026-09-28';
  const answered = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100006', from });
  await see(brigade, 'officer-100006', await confirm(brigade, answered));
  const order = { task: '重新学习开机要求', ownerBadgeNo: '100006', dueOn: '2026-10-16' };
  await as('inspector').post(`findings/${answered}/rectifications`, order);

  const weak = await findingOf(brigade, { kind: 'activity_not_covered', badgeNo: '100006', from });
  await take(brigade, 'inspector', weak, { step: 'excuse', ...outsideCause, reason: '现场有路口监控' });
  const seen = await findingOf(brigade, { kind: 'activity_not_covered', badgeNo: '100002', from });
  const { decisionId } = await take(brigade, 'inspector', seen, {
    step: 'excuse',
    ...outsideCause,
    reason: '现场有路口监控',
  });
  await see(brigade, 'officer', decisionId);

  const gap = await findingOf(brigade, { kind: 'coverage_gap', badgeNo: '100009', from });
  await take(brigade, 'inspector', gap, { step: 'unfounded', ...outsideCause, reason: '录像损坏，不是没有录' });
  const cutOff = await findingOf(brigade, { kind: 'damaged', badgeNo: '100009', from });
  const more = { step: 'ask_more', reason: '说明断电的原因', dueOn: '2026-10-14' } as const;
  await take(brigade, 'inspector', cutOff, more);

  const late = await findingOf(brigade, { kind: 'started_too_late', badgeNo: '100004', from });
  await see(brigade, 'officer-100004', await confirm(brigade, late));
}

async function settleCustody({ as }: Brigade): Promise<void> {
  const disputes = await as('leader').get<{ rows: CustodyDisputeRow[] }>('custody-disputes?state=open');
  for (const { disputeId } of disputes.rows) {
    await as('leader').post(`custody-disputes/${disputeId}/decision`, { decision: 'upheld', reason: '当时未到岗' });
  }
  const tickets = await as('leader').get<{ rows: RepairTicketRow[] }>('repair-tickets');
  for (const { repairTicketId } of tickets.rows) {
    await as('admin').patch(`repair-tickets/${repairTicketId}`, {
      state: 'closed',
      outcome: 'repaired',
      note: '换主板',
    });
  }
  // Two officers took the same spare, and nobody returned it in between.
  for (const [badgeNo, time] of [
    ['100003', '09:00'],
    ['100004', '09:10'],
  ] as const) {
    const at = `2026-10-09T${time}:00+08:00`;
    await as('leader').post('custody-observations', {
      ...{ kind: 'check_out', recorderSerial: 'K000902', badgeNo, at, reason: '补登' },
    });
  }
}
