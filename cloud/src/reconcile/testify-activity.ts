import type { ActivityTestimony } from '../witnesses/activity-testimony-repository.ts';
import type { JudgedFinding } from './judged-finding.ts';
import { gradeLoss } from './recorder-day/grade-loss.ts';

/**
 * What the witnesses say of an activity without any footage, and how strongly that speaks for a deletion. A ticket alone is
 * weak: it says that something happened, not that it was recorded.
 */
export function testifyActivity(finding: JudgedFinding, testimony: ActivityTestimony | undefined): JudgedFinding {
  const { testimonies } = finding.detail;
  if (!testimonies || !testimony) return finding;
  const { unconfirmed, ...said } = testimony;
  const all = { ...testimonies, ...said };
  return { ...finding, grade: gradeLoss(all, { unconfirmed }), detail: { ...finding.detail, testimonies: all } };
}
