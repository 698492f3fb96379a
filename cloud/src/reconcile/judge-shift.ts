import type { FindingDetail, FindingKind } from '@rollcall/shared/http/findings';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import { totalsOf } from '../coverage/coverage-repository.ts';
import type { Stretch } from '../coverage/covered-activity.ts';
import type { CoveredShift, Segment } from '../coverage/covered-shift.ts';
import type { LateRecording } from '../coverage/late-recording.ts';
import type { UnreadCard } from '../coverage/unread-card-repository.ts';
import { emptyDetail } from './empty-detail.ts';
import { joinRuns, subtract } from './join-runs.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** The rules that speak of shifts. */
export const shiftRules = ['coverage', 'late_import', 'handed_in'] as const;

/** So many gaps and late recordings are named; the sums count them all. */
const longestList = { missing: 500, late: 200 };

/**
 * What is wrong with a shift. No more is said than is certain at that moment: what is not yet due is not missing.
 *
 * By the second edition of the rules a missing minute isn't certain while the card of a recorder that its officer held then is unread.
 * Whoever didn't hand the card in is asked for that; what is certain without those minutes is found as ever; and what is found only with
 * them names the cards as its doubt, so that nobody confirms it.
 * @param late its footage that arrived after the deadline, earliest first
 * @param unread by the second edition of the rules: when its officer held a recorder whose card wasn't read whole since
 */
export function judgeShift(
  shift: CoveredShift,
  { late, unread }: { late: readonly LateRecording[]; unread: readonly UnreadCard[] },
  thresholds: Pick<Parameters, 'coverageGapMs' | 'minCoverageShare'>,
): JudgedFinding[] {
  const { shiftId, badgeNo, unitCode, dutyDate } = shift;
  const about = { subject: `shift:${shiftId}` as const, shiftId, badgeNo, unitCode, dutyDate };
  const found: JudgedFinding[] = [];
  const gap = judgeGap(shift, unread, thresholds);
  if (gap) found.push({ ...about, ruleKey: 'coverage', ...gap });
  if (late.length > 0) {
    found.push({ ...about, ruleKey: 'late_import', kind: 'late_import', detail: lateDetail(shift, late) });
  }
  const notHandedIn = unread.filter((card) => card.notHandedIn && shift.segments.some((one) => mayShow(card, one)));
  if (notHandedIn.length > 0) {
    const detail = { ...emptyDetail, recorderSerials: serialsOf(notHandedIn), dueAt: shift.dueAt.toISOString() };
    found.push({ ...about, ruleKey: 'handed_in', kind: 'recorder_not_handed_in', detail });
  }
  return found;
}

function judgeGap(
  shift: CoveredShift,
  unread: readonly UnreadCard[],
  thresholds: Pick<Parameters, 'coverageGapMs' | 'minCoverageShare'>,
): Pick<JudgedFinding, 'kind' | 'detail'> | undefined {
  const inDoubt = unread.filter((card) => shift.segments.some((one) => isUnexplained(one) && mayShow(card, one)));
  const certain = inDoubt.length === 0 ? shift : withoutDoubtful(shift, inDoubt);
  const kind = kindOfGap(certain, thresholds);
  if (kind) return { kind, detail: missingDetail(certain) };
  const doubtful = inDoubt.length === 0 ? undefined : kindOfGap(shift, thresholds);
  if (!doubtful) return undefined;
  const doubts = [{ kind: 'card_unread' as const, recorderSerials: serialsOf(inDoubt) }];
  return { kind: doubtful, detail: { ...missingDetail(shift), doubts } };
}

const isUnexplained = ({ state, reason }: Segment) => state === 'missing' && reason === 'unexplained';

/** Whether the card may show some of this missing time. What a repair or an outage explains isn't asked for. */
function mayShow(card: UnreadCard, { state, reason, from, to }: Segment): boolean {
  if (state !== 'missing' || reason === 'fault_ticket' || reason === 'station_outage') return false;
  return card.from < to && from < card.to;
}

/** As if the cards had been read and showed all of the unexplained time that they may: like footage that nobody could inspect. */
function withoutDoubtful(shift: CoveredShift, unread: readonly UnreadCard[]): CoveredShift {
  const held = joinRuns(
    unread.map(({ from, to }) => [from.getTime(), to.getTime()]),
    0,
  );
  const segments = shift.segments.flatMap((one): Segment[] => {
    if (!isUnexplained(one)) return [one];
    const whole: Stretch = [one.from.getTime(), one.to.getTime()];
    const certain = subtract([whole], held);
    const part = (state: Segment['state'], reason: Segment['reason']) => {
      return ([from, to]: Stretch): Segment => ({ state, reason, from: new Date(from), to: new Date(to) });
    };
    return [
      ...certain.map(part('missing', 'unexplained')),
      ...subtract([whole], certain).map(part('not_inspected', null)),
    ].sort((a, b) => a.from.getTime() - b.from.getTime());
  });
  return { ...shift, segments, totals: totalsOf(segments, shift.rulesEdition) };
}

function serialsOf(cards: readonly UnreadCard[]): string[] {
  return [...new Set(cards.map(({ recorderSerial }) => recorderSerial))].sort();
}

/**
 * Explained time is missing, but isn't held against anybody by itself. By the second edition of the rules it isn't in the share either:
 * what counts is what was recorded of the time that nothing explains.
 */
function kindOfGap(
  { totals }: CoveredShift,
  { coverageGapMs, minCoverageShare }: Pick<Parameters, 'coverageGapMs' | 'minCoverageShare'>,
): FindingKind | undefined {
  const { requiredMs, recordedMs, uninspectedMs, missingMs, explainedMs, leftOutMs } = totals;
  // Footage that nobody could inspect may be whole.
  const kindestMs = recordedMs + uninspectedMs;
  const nothing = requiredMs > 0 && missingMs === requiredMs;
  // Nothing at all is a finding however short it was.
  if (nothing && explainedMs === 0) return 'no_footage';
  if (missingMs - explainedMs <= coverageGapMs) return undefined;
  if (nothing) return 'no_footage';
  return kindestMs < minCoverageShare * (kindestMs + missingMs - leftOutMs)
    ? 'coverage_below_threshold'
    : 'coverage_gap';
}

function missingDetail({ segments, totals }: CoveredShift): FindingDetail {
  return {
    ...emptyDetail,
    missing: joinNeighbours(segments.filter((segment) => segment.state === 'missing')).slice(0, longestList.missing),
    missingMs: totals.missingMs,
    requiredMs: totals.requiredMs,
    explainedMs: totals.explainedMs,
  };
}

/** What is missing for two reasons, one after the other, is one gap. */
function joinNeighbours(segments: readonly Segment[]): FindingDetail['missing'] {
  const joined: FindingDetail['missing'] = [];
  for (const { from, to } of segments) {
    const last = joined.at(-1);
    if (last?.to === from.toISOString()) last.to = to.toISOString();
    else joined.push({ from: from.toISOString(), to: to.toISOString() });
  }
  return joined;
}

function lateDetail({ totals, dueAt }: CoveredShift, late: readonly LateRecording[]): FindingDetail {
  return {
    ...emptyDetail,
    requiredMs: totals.requiredMs,
    late: late
      .slice(0, longestList.late)
      .map(({ recordingId, announcedAt }) => ({ recordingId, announcedAt: announcedAt.toISOString() })),
    lateCount: late.length,
    dueAt: dueAt.toISOString(),
  };
}
