import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { LegalHoldRow } from '@rollcall/shared/resources/legal-holds';
import type { RectificationRow } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '../../src/outside-cause.ts';
import { appealCase, reopenCase } from './cases.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { decideAppeal } from './decide.ts';
import { decideOutside, endRecusals, explainWithoutDecider } from './decide-outside.ts';
import { findingsOf } from './findings-of.ts';
import { editThePast } from './past-edits.ts';
import { draftFrom, publish } from './publish-bulletin.ts';

const reason = '按规定办理';

/** The first working day of November: October's review, and appeals of an officer whom a bulletin named. */
export const on2November: Chapter = {
  name: 'on 2 November',
  at: '2026-11-02T10:00:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await clearTheNamed(brigade);
    await answerBulletins(brigade);
    await finishOrder(brigade);
    await decideOutside(brigade, 'accountability_appeal', await appealCase(brigade));
    await reopenCase(brigade);
    await decideOutside(brigade, 'exemption', await explainWithoutDecider(brigade));
    await endRecusals(brigade);
    await editThePast(brigade);
    await liftHold(brigade);
    await publish(brigade, await draftFrom(brigade, 'monthly', '2026-10-01'), { dueOn: '2026-11-09' });
  },
};

/** Of the three findings for which he was named two turn out to be wrong; he doesn't want to be named again. */
async function clearTheNamed(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const named = await findingsOf(
    brigade,
    { kind: 'no_footage', badgeNo: '100004', from: '2026-10-01', to: '2026-10-03' },
    2,
  );
  for (const findingId of named) {
    const appealed = { reason: '充电柜断电，记录仪无法开机。' };
    await as('officer-100004').post(`findings/${findingId}/appeals`, appealed);
    await decideAppeal(brigade, findingId, 'upheld');
  }
  const { rows } = await as('officer-100004').get<{ rows: BulletinRow[] }>('bulletins?kind=weekly');
  const { bulletinId } = rows.find((row) => row.from === '2026-10-05') ?? {};
  const { own } = await as('officer-100004').get<BulletinDetail>(`bulletins/${bulletinId}`);
  await as('officer-100004').post('bulletins/clearings', { bulletinId, person: own?.person, quiet: true });
}

/** Two units answer the issue that names somebody, one name of it goes; of the two drafts since one is dropped, one given back. */
async function answerBulletins(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const { rows } = await as('admin').get<{ rows: BulletinRow[] }>('bulletins?kind=weekly');
  const path = `bulletins/${rows.find((row) => row.from === '2026-10-05')?.bulletinId}`;
  await as('leader').post(`${path}/receipts`, { unitCode: '150981000100', answer: '已组织学习，逐人检查。' });
  await as('leader-2').post(`${path}/receipts`, { unitCode: '150981000200' });
  const { persons } = await as('admin').get<BulletinDetail>(path);
  const person = persons.find(({ badgeNo }) => badgeNo === '100002')?.person;
  await as('admin').post(`${path}/erase-name`, { person, reason: '本人申请' });

  const dropped = `bulletins/${await draftFrom(brigade, 'weekly', '2026-10-12')}`;
  const { version } = await as('brigade-leader').get<BulletinDetail>(dropped);
  await as('brigade-leader').post(`${dropped}/drop`, { version, reason: '并入月研判' });
  const returned = `bulletins/${await draftFrom(brigade, 'weekly', '2026-10-19')}`;
  const draft = await as('inspector').get<BulletinDetail>(returned);
  const submitted = await as('inspector').post<BulletinDetail>(`${returned}/submit`, { version: draft.version });
  const back = { version: submitted.version, reason: '补充评语' };
  const again = await as('brigade-leader').post<BulletinDetail>(`${returned}/return`, back);
  await as('inspector').post(`${returned}/submit`, { version: again.version });
}

/** It was to be done again: now it is passed, and she has seen what was decided. */
async function finishOrder({ as }: Brigade): Promise<void> {
  const { rows } = await as('admin').get<{ rows: RectificationRow[] }>('rectifications?state=ordered');
  const order = rows.find(({ ownerBadgeNo }) => ownerBadgeNo === '100002');
  const path = `rectifications/${order?.rectificationId}`;
  await as('officer').post(`${path}/proof`, { text: '已重新学习并考核。', attachmentIds: [] });
  await as('inspector').post(`${path}/check`, { outcome: 'passed', reason, ...outsideCause });
  const decisions = await as('officer').get<{ rows: { decisionId: string; step: string }[] }>(
    `finding-decisions?findingId=${order?.findingId}`,
  );
  for (const { decisionId } of decisions.rows) await as('officer').post(`finding-decisions/${decisionId}/notices`);
}

/** So HQ proposes to delete what it held. */
async function liftHold({ as }: Brigade): Promise<void> {
  const { rows } = await as('admin').get<{ rows: LegalHoldRow[] }>('legal-holds');
  const oldest = rows.toSorted((one, other) => (one.placedAt < other.placedAt ? -1 : 1))[0];
  await as('inspector').post(`legal-holds/${oldest?.legalHoldId}/lifting`, { reason: '复议已结束' });
}
