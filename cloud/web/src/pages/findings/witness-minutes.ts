import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { FindingDetail } from '@rollcall/shared/http/findings';

interface Stretch {
  from: string;
  to: string;
}

const minuteMs = 60_000;
/** Around what is gone, so that one sees what was recorded before and after. */
const leastMarginMs = 10 * minuteMs;
/** A file of which only its start is known. */
const shownMs = minuteMs;

/** The minutes that a finding's lost files or missing time are of; undefined when no time is known. */
export function witnessMinutes({ lostFiles = [], missing }: Pick<FindingDetail, 'lostFiles' | 'missing'>) {
  const gone: Stretch[] = lostFiles.flatMap(({ from, to }) =>
    from === null ? [] : [{ from, to: to ?? new Date(Date.parse(from) + shownMs).toISOString() }],
  );
  const stretches = [...(gone.length > 0 ? gone : missing)].sort((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = stretches;
  if (first === undefined) return undefined;
  const start = Date.parse(first.from);
  const end = Math.max(...stretches.map(({ to }) => Date.parse(to)));
  const margin = Math.max(leastMarginMs, (end - start) / 10);
  return { from: start - margin, to: end + margin, gone: stretches };
}

/** What the strip shows: footage that is there, and over it what is gone. */
export function witnessSegments(gone: readonly Stretch[], footage: readonly Stretch[]): CoverageSegment[] {
  return [
    ...footage.map(({ from, to }) => ({ from, to, state: 'recorded' as const, reason: null })),
    ...gone.map(({ from, to }) => ({ from, to, state: 'missing' as const, reason: 'unexplained' as const })),
  ];
}
