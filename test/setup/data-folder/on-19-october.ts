import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { CauseDetail } from '@rollcall/shared/resources/common-causes';
import type { RectificationRow } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '../../src/outside-cause.ts';
import { openComplaints } from './cases.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { confirm, decideAppeal, see } from './decide.ts';
import { handleEvidence } from './evidence-work.ts';
import { findingOf, findingsOf } from './findings-of.ts';
import { draftFrom, publish } from './publish-bulletin.ts';
import { reviewWhatWasDrawn } from './review-work.ts';

const reason = '按规定办理';

/** A week later: what nobody answered in time, appeals, what was put right, footage, reviews, and a bulletin that names two officers. */
export const on19October: Chapter = {
  name: 'on 19 October',
  at: '2026-10-19T09:30:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await confirmTogether(brigade);
    await appeal(brigade);
    await explain(brigade);
    await putRight(brigade);
    await nameCause(brigade);
    await openComplaints(brigade);
    await handleEvidence(brigade);
    await reviewWhatWasDrawn(brigade);
    await publish(brigade, await draftFrom(brigade, 'weekly', '2026-10-05'), { dueOn: '2026-10-26' });
  },
};

/** Nobody answered these. */
async function confirmTogether(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const from = '2026-10-01';
  const to = '2026-10-08';
  const rest = [
    ...(await findingsOf(brigade, { kind: 'no_footage', badgeNo: '100004', handling: 'told', from, to }, 2)),
    ...(await findingsOf(brigade, { kind: 'no_footage', badgeNo: '100006', handling: 'told', from, to }, 3)),
  ];
  const together = { step: 'confirm', reason: '逾期没有反馈', violationClass: 'incomplete' };
  await as('inspector').post('finding-decisions/bulk', { findingIds: rest, ...together });
  const cutOff = await findingOf(brigade, { kind: 'damaged', badgeNo: '100009', from: '2026-09-28' });
  await as('leader-3').post(`findings/${cutOff}/answers`, { text: '电池仓松动，已送修。' });
  await see(brigade, 'leader-3', await confirm(brigade, cutOff));
}

/** One appeal is upheld, one dismissed; a leader who stood in isn't liable, another one's appeal waits. */
async function appeal(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const right = await findingOf(brigade, { kind: 'started_too_late', badgeNo: '100004', from: '2026-09-28' });
  await as('officer-100004').post(`findings/${right}/appeals`, { reason: '记录仪故障，已报修。' });
  await decideAppeal(brigade, right, 'upheld');
  const wrong = await findingOf(brigade, { kind: 'started_too_late', badgeNo: '100002', from: '2026-09-28' });
  await decideAppeal(brigade, wrong, 'dismissed');

  const [first = ''] = await findingsOf(brigade, { kind: 'no_footage', badgeNo: '100004', from: '2026-10-01' });
  const liability = `findings/${first}/liability-appeals`;
  const { appealId } = await as('leader-2').post<{ appealId: string }>(liability, { reason: '当天没有带班。' });
  await as('brigade-leader').post(`liability-appeals/${appealId}/decision`, { decision: 'upheld', reason });
}

/** With a paper; approved, refused, withdrawn. */
async function explain(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const waiting = await as('admin').get<{ rows: ExemptionRow[] }>('exemptions?state=pending&badgeNo=100004');
  for (const { exemptionId } of waiting.rows) {
    await as('inspector').post(`exemptions/${exemptionId}/decision`, { decision: 'refused', reason });
  }
  const findingId = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100004', from: '2026-10-09' });
  const asked = {
    ...{ badgeNo: '100004', startsAt: '2026-10-09T10:00:00+08:00', endsAt: '2026-10-09T10:10:00+08:00' },
    ...{ reasonCode: 'storage', explanation: '存储卡已满，没有录上。', findingId },
  };
  const attachmentId = await as('officer-100004').attach('paper.pdf');
  const granted = await as('officer-100004').post<ExemptionRow>('exemptions', { ...asked, attachmentId });
  await as('inspector').post(`exemptions/${granted.exemptionId}/decision`, { decision: 'approved', reason });
  const { findingId: _about, ...again } = asked;
  const twice = await as('officer-100004').post<ExemptionRow>('exemptions', again);
  await as('officer-100004').post(`exemptions/${twice.exemptionId}/withdrawal`, { reason: '重复提交' });
}

/** The demo's order is proved and to be done again; the other one changes hands, is done and passed; a third is withdrawn. */
async function putRight(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const { rows } = await as('admin').get<{ rows: RectificationRow[] }>('rectifications');
  const pathOf = (badgeNo: string) =>
    `rectifications/${rows.find((row) => row.ownerBadgeNo === badgeNo)?.rectificationId}`;
  const proof = { text: '已学习并登记。', attachmentIds: [await as('officer').attach('photo.jpg')] };
  await as('officer').post(`${pathOf('100002')}/proof`, proof);
  await as('inspector').post(`${pathOf('100002')}/check`, { outcome: 'again', reason, dueOn: '2026-10-30' });
  const other = pathOf('100006');
  const reassigned = { ownerBadgeNo: '100005', dueOn: '2026-10-23', reason: '由中队组织' };
  await as('inspector').post(`${other}/reassignment`, reassigned);
  await as('leader-2').post(`${other}/proof`, { text: '已组织全队学习。', attachmentIds: [] });
  await as('inspector').post(`${other}/check`, { outcome: 'passed', reason, ...outsideCause });
  const third = await findingOf(brigade, { kind: 'damaged', badgeNo: '100009', from: '2026-09-28' });
  const order = { task: '检查全队电池仓', ownerBadgeNo: '100009', dueOn: '2026-10-26' };
  const { rectificationId } = await as('inspector').post<RectificationRow>(`findings/${third}/rectifications`, order);
  await as('inspector').post(`rectifications/${rectificationId}/withdrawal`, { reason: '已经送修' });
}

/** A leader records it for the own unit; of two findings under it one is taken out. */
async function nameCause(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const cause = {
    title: '二中队充电柜断电',
    kind: 'other',
    text: '充电柜跳闸，记录仪没有充电。',
    unitCode: '150981000200',
  };
  const time = { startsAt: '2026-09-29T00:00:00+08:00', endsAt: '2026-09-30T00:00:00+08:00' };
  const { causeId } = await as('leader-2').post<CauseDetail>('common-causes', { ...cause, ...time });
  const kinds = ['not_worn', 'not_charged'];
  const [first, second] = await Promise.all(kinds.map((kind) => findingOf(brigade, { kind, badgeNo: '100006' })));
  await as('leader-2').post(`common-causes/${causeId}/findings`, { findingIds: [first, second] });
  await as('leader-2').remove(`common-causes/${causeId}/findings/${first}`, { reason: '与充电无关' });
}
