import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { DelegationRow } from '@rollcall/shared/resources/delegations';
import type { DeletionListRow } from '@rollcall/shared/resources/deletion-lists';
import { outsideCause } from '@rollcall/test/outside-cause';
import { changePeriods } from './change-periods.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { confirm, decideAppeal, see, take } from './decide.ts';
import { explainWithoutDecider } from './decide-outside.ts';
import { findingOf } from './findings-of.ts';
import { leaveOneToVerify } from './review-work.ts';
import { untilThere } from './until-there.ts';

/** The end: the time of many appeals is over, and one of everything waits for somebody. */
export const on24November: Chapter = {
  name: 'on 24 November',
  at: '2026-11-24T10:00:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await leaveFindings(brigade);
    await leaveRequests(brigade);
    await actForLeader(brigade);
    await leaveOneToVerify(brigade);
  },
};

/** One answered, one appealed against, one called a deletion, one to be opened again, one unfounded. */
async function leaveFindings(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const from = '2026-09-28';
  const answered = await findingOf(brigade, { kind: 'not_worn', badgeNo: '100006', from });
  await as('officer-100006').post(`findings/${answered}/answers`, { text: '下车时忘记佩戴。' });
  const appealed = await findingOf(brigade, { kind: 'damaged', badgeNo: '100003', from });
  await as('officer-100003').post(`findings/${appealed}/appeals`, { reason: '主板故障，不是本人造成。' });
  const deletion = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100006', from: '2026-10-09' });
  const said = { violationClass: 'unauthorised_deletion' as const, badgeNos: ['100006'] };
  await take(brigade, 'inspector', deletion, { step: 'confirm', reason: '卡上有删除痕迹', ...said });
  const again = { kind: 'coverage_below_threshold', badgeNo: '100002', state: 'resolved', from };
  const reopened = await findingOf(brigade, again);
  await take(brigade, 'inspector', reopened, { step: 'reopen', reason: '说明获批，重新认定' });
  const unfounded = await findingOf(brigade, { kind: 'not_charged', badgeNo: '100006', from });
  await take(brigade, 'inspector', unfounded, { step: 'unfounded', ...outsideCause, reason: '充电柜断电' });
  const wrong = await findingOf(brigade, { kind: 'coverage_below_threshold', badgeNo: '100004', from });
  await as('officer-100004').post(`findings/${wrong}/appeals`, { reason: '记录仪反复重启，已报修。' });
  await decideAppeal(brigade, wrong, 'upheld');
  const liable = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100004', from: '2026-10-08' });
  await as('leader').post(`findings/${liable}/liability-appeals`, { reason: '当天已提醒本人。' });
  const explained = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100003', from: '2026-10-20' });
  await see(brigade, 'officer-100003', await confirm(brigade, explained));
}

/** Each for a second person. */
async function leaveRequests(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const explained = { startsAt: '2026-10-09T00:00:00+08:00', endsAt: '2026-10-09T12:00:00+08:00' };
  const outage = { unitCode: '150981000200', reasonCode: 'station_outage', explanation: '采集站停电。', ...explained };
  await as('leader-2').post('exemptions', outage);
  await as('leader').post('access-requests', {
    ...{ footageOf: { badgeNo: '100010', from: '2026-10-01T00:00:00+08:00', to: '2026-10-03T00:00:00+08:00' } },
    ...{ purpose: '核对现场', expiresAt: '2027-02-10T00:00:00+08:00' },
  });
  const taken = await as('officer-100004').get<{ rows: CustodyRow[] }>('custodies?badgeNo=100004&basis=observed');
  await as('officer-100004').post(`custodies/${taken.rows[0]?.custodyId}/disputes`, { reason: '没有领用过备机。' });
  await changePeriods(brigade, 34);
  const list = await untilThere('the second list of what is due for deletion', async () => {
    const { rows } = await as('admin').get<{ rows: DeletionListRow[] }>('deletion-lists');
    return rows.find(({ state }) => state === 'proposed');
  });
  const approval = { decision: 'approved', reason: '保存期满', recordings: list.recordings };
  await as('admin').post(`deletion-lists/${list.deletionListId}/decisions`, approval);
  const requestId = await explainWithoutDecider(brigade);
  await as('brigade-leader').post('outside-decisions', {
    ...{ kind: 'exemption', requestId, outcome: 'granted', reason: '上级审批' },
    ...{ documentNo: '丰公督〔2026〕9号', decidedBy: '丰镇市公安局', decidedOn: '2026-11-24' },
  });
  await as('inspector').post('training-sessions', {
    ...{ topic: '冬季执勤', violationClasses: [], place: '大队会议室', unitCode: null, packId: null },
    ...{ startsAt: '2026-11-30T08:30:00+08:00', endsAt: '2026-11-30T09:30:00+08:00' },
  });
}

/** Whoever stands in answers in the leader's name. */
async function actForLeader(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const time = { startsAt: '2026-11-24T10:00:00+08:00', endsAt: '2027-01-10T00:00:00+08:00' };
  const named = { leader: 'leader', delegate: 'leader-2', ...time, reason: '外出培训' };
  const { delegationId } = await as('admin').post<DelegationRow>('delegations', named);
  await as('leader-2').post(`delegations/${delegationId}/acceptance`, {});
  const findingId = await findingOf(brigade, { kind: 'damaged', badgeNo: '100003', from: '2026-09-28' });
  await as('leader-2').put('sessions/current/acting', { delegationId });
  await as('leader-2').post(`findings/${findingId}/answers`, { text: '记录仪已送修。' });
  await as('leader-2').put('sessions/current/acting', { delegationId: null });
}
