import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { Probe } from './ask-ffprobe.ts';
import { inspected, isSameLength } from './inspection-result.ts';
import { spanOf } from './measure.ts';

/**
 * What two readings of a file say together. Facts that our own lacks come from the other. Where they contradict each other
 * nobody can say that the file is whole; then the longer of two lengths is kept, which is the kinder one.
 */
export function compareReadings(own: Inspection, probe: Probe | undefined): Inspection {
  if (!probe || own.outcome === 'damaged') return own;
  if (probe.outcome === 'unreadable') {
    return own.outcome === 'healthy' ? inspected(factsOf(own), [], 'inspector_failed') : own;
  }
  const { facts } = probe;
  const together = {
    kind: own.kind,
    container: own.container ?? facts.container ?? null,
    durationMs: own.durationMs ?? facts.durationMs ?? null,
    codecs: own.codecs.some((codec) => codec !== 'unknown') ? own.codecs : (facts.codecs ?? []),
    width: own.width ?? facts.width ?? null,
    height: own.height ?? facts.height ?? null,
  };
  const other = facts.durationMs ?? null;
  const spanMs = spanOf(own);
  if (own.outcome === 'healthy' && own.durationMs !== null && spanMs !== null && other !== null) {
    const longer = own.durationMs + Math.max(other - spanMs, 0);
    if (!isSameLength(spanMs, other))
      return inspected({ ...factsOf(own), ...together, durationMs: longer }, [], 'length_unsure');
  }
  return { ...own, ...together };
}

function factsOf({ kind, container, durationMs, codecs, width, height, holes }: Inspection) {
  return { kind, container, durationMs, codecs, width, height, ...(holes && { holes }) };
}
