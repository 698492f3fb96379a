import type { CaseStrip } from '@rollcall/shared/resources/training-cases';
import type { CoveredShift } from '../../coverage/covered-shift.ts';

type Part = CaseStrip['parts'][number];

const minuteMs = 60_000;
/** As many as a strip may have. */
const mostParts = 200;

/**
 * What was recorded of a shift, in whole minutes from its start, so that nobody learns when it was. What nobody can say yet is left out.
 * @returns null where nothing of it has to be recorded
 */
export function stripOf({
  startsAt,
  endsAt,
  segments,
}: Pick<CoveredShift, 'startsAt' | 'endsAt' | 'segments'>): CaseStrip | null {
  const minuteOf = (time: Date) => Math.round((time.getTime() - startsAt.getTime()) / minuteMs);
  const minutes = minuteOf(endsAt);
  const parts: Part[] = [];
  for (const { state, reason, ...times } of segments) {
    const kind = kindOf(state, reason);
    const [from, to] = [Math.max(0, minuteOf(times.from)), Math.min(minutes, minuteOf(times.to))];
    if (kind === undefined || from >= to) continue;
    const last = parts.at(-1);
    if (last?.kind === kind && last.to === from) last.to = to;
    else parts.push({ from, to, kind });
  }
  return minutes < 1 || parts.length === 0 || parts.length > mostParts ? null : { minutes, parts };
}

function kindOf(
  state: CoveredShift['segments'][number]['state'],
  reason: CoveredShift['segments'][number]['reason'],
): Part['kind'] | undefined {
  if (state === 'recorded') return 'recorded';
  if (state === 'missing') return reason === 'unexplained' ? 'missing' : 'excused';
  return state === 'exempt' ? 'excused' : undefined;
}
