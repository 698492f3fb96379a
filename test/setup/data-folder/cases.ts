import type { CaseDetail, CaseEntryRow } from '@rollcall/shared/resources/accountability-cases';
import type { Brigade } from './chapter.ts';

const reason = '按规定办理';
const entries = 'accountability-cases/entries';

async function entryOf({ as }: Brigade, badgeNo: string): Promise<string> {
  const { rows } = await as('admin').get<{ rows: CaseEntryRow[] }>(`accountability-cases?badgeNo=${badgeNo}`);
  return `${entries}/${rows[0]?.entryId}`;
}

/** Of the demo's case: criticism by name of the officer, who sees it; a talk with the leader, who signs for it on paper. */
export async function decideCase(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const [officer, leader] = [await entryOf(brigade, '100002'), await entryOf(brigade, '100001')];
  await as('brigade-leader').post(`${officer}/decision`, { outcome: 'named_criticism', reason });
  await as('officer').post(`${officer}/notices`);
  await as('brigade-leader').post(`${leader}/decision`, { outcome: 'reminder_talk', reason });
  const attachmentId = await as('inspector').attach('paper.pdf');
  await as('inspector').post(`${leader}/slips`, { how: 'signed', signedOn: '2026-10-12', attachmentId });
}

/** Of letters from outside: one that nothing follows from, one of which an office above decided, one that is still heard. */
export async function openComplaints(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  for (const [index, badgeNo] of ['100010', '100008', '100006'].entries()) {
    const letter = { documentNo: `丰信〔2026〕${index + 1}号`, receivedOn: '2026-10-16', happenedOn: '2026-09-29' };
    const source = { kind: 'complaint', ...letter, text: '群众反映执勤时没有佩戴记录仪。', badgeNos: [badgeNo] };
    await as('inspector').post<CaseDetail>('accountability-cases', { reason: '群众来信', source });
  }
  const nothing = await entryOf(brigade, '100010');
  await as('officer-100010').post(`${nothing}/statements`, { text: '当时佩戴了记录仪，有录像。' });
  await as('brigade-leader').post(`${nothing}/decision`, { outcome: 'none', ground: 'outside_cause', reason });
  const above = await entryOf(brigade, '100008');
  await as('officer-100008').post(`${above}/statements`, { text: '当天上午没有佩戴。' });
  const paper = { documentNo: '丰公〔2026〕12号', documentOn: '2026-10-18', office: '丰镇市公安局' };
  await as('inspector-2').post(`${above}/record`, { outcome: 'suspension', reason, ...paper });
}

/** There is no second leader of the brigade who could decide it. @returns the appeal of the leader with whom a talk was held */
export async function appealCase(brigade: Brigade): Promise<string> {
  const leader = await entryOf(brigade, '100001');
  await brigade.as('leader').post(`${leader}/appeals`, { reason: '已多次提醒。' });
  const entryId = leader.slice(entries.length + 1);
  const { rows } = await brigade.as('admin').get<{ rows: CaseEntryRow[] }>('accountability-cases?badgeNo=100001');
  const { caseId } = rows.find((row) => row.entryId === entryId) ?? {};
  const detail = await brigade.as('admin').get<CaseDetail>(`accountability-cases/${caseId}`);
  return detail.entries.find((one) => one.entryId === entryId)?.appealed?.appealId ?? '';
}

/** Nothing follows for the leader either, so the case is over; then two people open it again for the officer. */
export async function reopenCase(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const leader = await entryOf(brigade, '100009');
  await as('leader-3').post(`${leader}/statements`, { declined: true });
  await as('brigade-leader').post(`${leader}/decision`, { outcome: 'none', ground: 'outside_cause', reason });
  const { rows } = await as('admin').get<{ rows: CaseEntryRow[] }>('accountability-cases?badgeNo=100010');
  const { caseId, entryId } = rows[0] ?? {};
  const proposed = { entryIds: [entryId], reason: '监控录像与陈述不符' };
  const { reopening } = await as('inspector').post<CaseDetail>(`accountability-cases/${caseId}/reopenings`, proposed);
  const path = `accountability-cases/reopenings/${reopening?.reopeningId}/second`;
  await as('brigade-leader').post(path, { decision: 'agreed', reason });
}

/** He says something more, and points are deducted. */
export async function decideReopened(brigade: Brigade): Promise<void> {
  const officer = await entryOf(brigade, '100010');
  await brigade.as('officer-100010').post(`${officer}/statements`, { text: '确实摘下过十分钟。' });
  await brigade.as('brigade-leader').post(`${officer}/decision`, { outcome: 'deduction', points: 3, reason });
}
