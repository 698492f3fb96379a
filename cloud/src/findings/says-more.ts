import { type FindingDetail, kindsOfRule } from '@rollcall/shared/http/findings';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import type { SetAside } from '../db/tables/finding-tables.ts';

/** From which missing time these follow by thresholds alone, which are no facts. */
const kindsByThreshold: readonly string[] = kindsOfRule.coverage;
/** Of a field inspection the kind is that of its gravest fault; the faults themselves are compared. */
const kindsByFault: readonly string[] = kindsOfRule.field_inspection;
const strengths = ['weak', 'strong', 'proved'];

/**
 * Whether a finding says more than what an appeal was right about: of somebody else, another thing, with more strength, of other
 * time or files, or with less of it explained. Less of the same isn't more.
 * @param letPassMs so much missing time beyond what was missing then isn't more
 */
export function saysMore(now: SetAside, then: SetAside, letPassMs: number): boolean {
  return (
    now.badgeNo !== then.badgeNo ||
    (now.kind !== then.kind && !kindsByThreshold.includes(now.kind) && !kindsByFault.includes(now.kind)) ||
    strengths.indexOf(now.grade ?? '') > strengths.indexOf(then.grade ?? '') ||
    unexplained(now.detail) - unexplained(then.detail) > letPassMs ||
    missesOtherTime(now.detail, then.detail, letPassMs) ||
    namesOthers(now.detail, then.detail) ||
    isFurtherOff(now.detail, then.detail)
  );
}

function unexplained({ missingMs, explainedMs = 0 }: FindingDetail): number {
  return missingMs - explainedMs;
}

/** Of a list that was cut nobody knows what lay behind it: then the sum alone counts. */
function missesOtherTime(now: FindingDetail, then: FindingDetail, letPassMs: number): boolean {
  const before = then.missing.map(spanOf);
  // What was found before lengths were counted in whole seconds has its sum in milliseconds.
  const sums = [(from: number, to: number) => to - from, lengthBetween].map((length) =>
    before.reduce((ms, [from, to]) => ms + length(from, to), 0),
  );
  if (Math.max(...sums) < then.missingMs) return false;
  const others = now.missing.map(spanOf).map(([from, to]) => {
    const known = before.map(([start, end]) => Math.max(0, Math.min(to, end) - Math.max(from, start)));
    return to - from - known.reduce((ms, one) => ms + one, 0);
  });
  return others.reduce((ms, one) => ms + one, 0) > letPassMs;
}

function spanOf({ from, to }: FindingDetail['missing'][number]): [number, number] {
  return [Date.parse(from), Date.parse(to)];
}

/** Recordings, files, activities, people, faults that it didn't name. What a list that was cut names isn't known, only how many. */
function namesOthers(now: FindingDetail, then: FindingDetail): boolean {
  const before = listsOf(then);
  return listsOf(now).some(({ names, count }, index) => {
    const known = before[index];
    if (!known || count > known.count) return true;
    return known.names.length === known.count && names.some((name) => !known.names.includes(name));
  });
}

function listsOf(detail: FindingDetail): { names: string[]; count: number }[] {
  const { late, lateCount, recordings = [], recordingCount = 0, lostFiles = [], lostFileCount = 0 } = detail;
  const { badgeNos = [], recorderSerials = [], activityIds = [], custodyIds = [] } = detail;
  const whole = (names: string[]) => ({ names, count: names.length });
  return [
    { names: late.map(({ recordingId }) => recordingId), count: lateCount },
    { names: recordings.map(({ recordingId }) => recordingId), count: recordingCount },
    {
      names: lostFiles.map(({ cardVolumeId, fileName, sequenceNo }) => `${cardVolumeId} ${fileName ?? sequenceNo}`),
      count: lostFileCount,
    },
    ...[badgeNos, recorderSerials, activityIds, custodyIds, detail.inspection?.faults ?? []].map(whole),
  ];
}

/** A clock that is certainly further off than it may have been then. */
function isFurtherOff({ clock: now }: FindingDetail, { clock: then }: FindingDetail): boolean {
  if (!now) return false;
  return !then || Math.abs(now.offsetMs) - now.errorMs > Math.abs(then.offsetMs) + then.errorMs;
}
