import type { Inspection } from '@rollcall/shared/contract/inspection';

/** The length of a recording as its row has it; `holes` is an int8multirange, null when it has none. */
export interface RecordingLength {
  durationMs: number | null;
  spanMs: number | null;
  holes: string | null;
}

/** What an int8multirange of holes says. */
export function holesOf(holes: string | null): { fromMs: number; untilMs: number }[] {
  const parts = (holes ?? '').matchAll(/\[(\d+),(\d+)\)/g);
  return [...parts].map(([, from, until]) => ({ fromMs: Number(from), untilMs: Number(until) }));
}

/** Longer ones end here; the table checks it, because it bounds how far back a search for footage looks. */
export const longestRecordingMs = 24 * 3_600_000;

/** Holes that overlap, or aren't any, are a station's mistake: what remains of them counts. */
export function toRecordingLength({
  durationMs,
  holes = [],
}: Pick<Inspection, 'durationMs' | 'holes'>): RecordingLength {
  const apart: [number, number][] = [];
  for (const { fromMs, untilMs } of holes.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = apart.at(-1);
    if (untilMs <= fromMs) continue;
    if (last && fromMs <= last[1]) last[1] = Math.max(last[1], untilMs);
    else apart.push([fromMs, untilMs]);
  }
  const holesMs = apart.reduce((sum, [from, until]) => sum + until - from, 0);
  const shown = apart.flatMap(([from, until]) =>
    from < longestRecordingMs ? [`[${from},${Math.min(until, longestRecordingMs)})`] : [],
  );
  return {
    durationMs,
    spanMs: durationMs === null ? null : durationMs + holesMs,
    holes: durationMs === null || shown.length === 0 ? null : `{${shown.join(',')}}`,
  };
}
