import type { FindingDetail, Testimonies } from '@rollcall/shared/http/findings';
import type { IntegrityNews } from '../witnesses/integrity-repository.ts';
import { emptyDetail } from './empty-detail.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** HQ had read it back whole, and the store lost it: whoever may have done it, that it is gone is proved. */
export function judgeIntegrity(news: IntegrityNews): JudgedFinding[] {
  const { recordingId, recorderSerial, problem, badgeNo, unitCode, day, from, to } = news;
  if (problem === null) return [];
  const span = { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
  const detail: FindingDetail = {
    ...emptyDetail,
    recordings: [{ recordingId, ...span }],
    recordingCount: 1,
    recorderSerials: [recorderSerial],
  };
  const about = { subject: `recording:${recordingId}` as const, recorderSerial, recordingId, badgeNo, unitCode };
  const found = { ...about, ruleKey: 'integrity' as const, kind: problem, dutyDate: day };
  if (problem === 'object_changed') return [{ ...found, detail }];
  const { fileName, sequenceNo, cardVolumeId } = news;
  const lost = {
    fileName,
    sequenceNo,
    cardVolumeId,
    ...span,
    testimonies: testimoniesOf(news),
    grade: 'proved' as const,
  };
  return [{ ...found, grade: 'proved', detail: { ...detail, lostFiles: [lost], lostFileCount: 1 } }];
}

function testimoniesOf({ logged, listed }: IntegrityNews): Testimonies {
  return {
    recorderLog: logged ? 'recorded' : 'silent',
    files: 'absent',
    sequence: 'silent',
    cardInventory: listed ? 'recorded' : 'silent',
    ticket: 'silent',
  };
}
