import type { IntegrityNews } from '../witnesses/integrity-repository.ts';
import { emptyDetail } from './empty-detail.ts';
import type { JudgedFinding } from './judged-finding.ts';

/**
 * HQ had read a recording back whole, and its store lost or changed it since. HQ answers for its store: the finding names no
 * officer and no leader, and belongs to the brigade.
 */
export function judgeIntegrity(news: IntegrityNews): JudgedFinding[] {
  const { recordingId, recorderSerial, problem, unitCode, day, from, to } = news;
  if (problem === null) return [];
  const span = { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
  return [
    {
      ruleKey: 'integrity',
      kind: problem,
      subject: `recording:${recordingId}`,
      recorderSerial,
      recordingId,
      badgeNo: null,
      unitCode,
      dutyDate: day,
      detail: {
        ...emptyDetail,
        recordings: [{ recordingId, ...span }],
        recordingCount: 1,
        recorderSerials: [recorderSerial],
      },
    },
  ];
}
