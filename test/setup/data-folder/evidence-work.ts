import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import type { AccessRequestDetail } from '@rollcall/shared/resources/access-requests';
import type { EvidenceExportRow } from '@rollcall/shared/resources/evidence-exports';
import type { Brigade } from './chapter.ts';
import { untilThere } from './until-there.ts';
import { untilVerified } from './until-verified.ts';

const reason = '按规定办理';

/** Footage is asked for, shown, exported and taken, restricted, and held. */
export async function handleEvidence(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const from = '2026-10-01T00:00:00+08:00';
  const ofSquad1 = await untilVerified(brigade, 'K000002', 7, from);
  const ofSquad2 = await untilVerified(brigade, 'K000006', 3, from);
  const [first, second, third, fourth] = ofSquad1.map(({ recordingId }) => recordingId);
  const [other, another] = ofSquad2.map(({ recordingId }) => recordingId);

  const ask = (recordingIds: unknown[], purpose: string) =>
    as('leader').post<AccessRequestDetail>('access-requests', {
      ...{ recordingIds, purpose, expiresAt: '2027-01-10T00:00:00+08:00' },
    });
  const decided = [
    { asked: await ask([other], '核查事故经过'), decision: 'approved' },
    { asked: await ask([another], '了解情况'), decision: 'refused' },
  ];
  for (const { asked, decision } of decided) {
    await as('inspector').post(`access-requests/${asked.accessRequestId}/decision`, { decision, reason });
  }
  const { mediaUrl } = await as('leader').post<ViewingSession>('viewing-sessions', { recordingId: other });
  await as('leader').take(mediaUrl.replace('/api/v1/', ''));

  const { exportId } = await as('inspector').post<EvidenceExportRow>('evidence-exports', {
    ...{ recordingIds: [first, other], purpose: '移送法制部门' },
  });
  await untilThere('the export', async () => {
    const { rows } = await as('inspector').get<{ rows: EvidenceExportRow[] }>('evidence-exports');
    return rows.some((row) => row.exportId === exportId && row.state === 'ready');
  });
  await as('inspector').take(`evidence-exports/${exportId}/file`);

  await as('leader').post('recording-restrictions', { recordingId: second, why: 'private', reason: '涉及群众隐私' });
  const wrong = { recordingId: third, why: 'irrelevant', reason: '误录' };
  const { restrictionId } = await as('leader').post<{ restrictionId: string }>('recording-restrictions', wrong);
  await as('admin').post(`recording-restrictions/${restrictionId}/lifting`, { reason: '与执法有关' });
  const held = { recordingId: fourth, reason: '行政复议期间保全', expiresAt: null };
  const { legalHoldId } = await as('inspector').post<{ legalHoldId: string }>('legal-holds', held);
  await as('inspector').post(`legal-holds/${legalHoldId}/lifting`, { reason: '复议已撤回' });
  await as('inspector').post('legal-holds', { ...held, reason: '重新受理' });
  await as('inspector').put(`recordings/${fourth}/category`, { category: 'case_evidence', reason: '作为证据' });
}
