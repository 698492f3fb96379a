import type { Doubt } from '@rollcall/shared/http/findings';
import type { ActivityTestimony } from '../witnesses/activity-testimony-repository.ts';
import type { JudgedFinding } from './judged-finding.ts';
import { gradeLoss } from './recorder-day/grade-loss.ts';

/**
 * What the witnesses say of an activity without any footage, and how strongly that speaks for a deletion. A ticket alone is
 * weak: it says that something happened, not that it was recorded.
 *
 * By the second edition of the rules a grade says only how strongly a deletion is shown. So this finding has none, but its doubts: why it
 * isn't certain that nothing was recorded. What hints at a deletion inside it is a finding of the recorder's day.
 */
export function testifyActivity(
  finding: JudgedFinding,
  { testimony, doubts }: { testimony: ActivityTestimony | undefined; doubts?: readonly Doubt[] | undefined },
): JudgedFinding {
  const { testimonies } = finding.detail;
  // A part is recorded.
  if (!testimonies) {
    return doubts?.length ? { ...finding, detail: { ...finding.detail, doubts: [...doubts] } } : finding;
  }
  const { unconfirmed = false, ...said } = testimony ?? {};
  const all = { ...testimonies, ...said };
  if (doubts === undefined) {
    return testimony
      ? { ...finding, grade: gradeLoss(all, { unconfirmed }), detail: { ...finding.detail, testimonies: all } }
      : finding;
  }
  const { grade: _ofDeletion, ...judged } = finding;
  return { ...judged, detail: { ...finding.detail, testimonies: all, doubts: [...doubts] } };
}
