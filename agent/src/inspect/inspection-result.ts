import type { Inspection, NotInspectedReason } from '@rollcall/shared/contract/inspection';

export type Problem = Inspection['problems'][number];

export type Facts = Pick<Inspection, 'kind'> &
  Partial<Pick<Inspection, 'container' | 'durationMs' | 'codecs' | 'width' | 'height' | 'holes'>>;

/** An inspection that can't say whether the file is whole. */
export function notInspected(kind: Inspection['kind'], reason: NotInspectedReason): Inspection {
  return {
    outcome: 'not_inspected',
    kind,
    container: null,
    durationMs: null,
    codecs: [],
    width: null,
    height: null,
    reason,
    problems: [],
  };
}

/** An inspection that looked: damaged when it found a problem, not inspected when it has a doubt, else healthy. */
export function inspected(facts: Facts, problems: Problem[], doubt?: NotInspectedReason): Inspection {
  const { reason, ...blank } = notInspected(facts.kind, doubt ?? 'no_inspector');
  if (problems.length > 0) return { ...blank, ...facts, outcome: 'damaged', problems: problems.slice(0, 20) };
  return doubt ? { ...blank, ...facts, reason } : { ...blank, ...facts, outcome: 'healthy' };
}

/** Whole milliseconds; null for a length that can't be one, as a time scale of 0 makes it. */
export function toMs(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null;
}

/** Two readings of one length that may both be right: sound often ends some frames after the picture. */
export function isSameLength(oneMs: number, otherMs: number): boolean {
  return Math.abs(oneMs - otherMs) <= Math.max(1000, 0.01 * Math.max(oneMs, otherMs));
}
