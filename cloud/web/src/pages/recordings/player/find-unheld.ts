import type { RecordingDetail } from '@rollcall/shared/http/recordings';

interface Time {
  from: number;
  to: number;
}

/** When nobody held the recorder between two moments. */
export function findUnheld(holdings: RecordingDetail['holdings'], { from, to }: Time): Time[] {
  const unheld: Time[] = [];
  let end = from;
  const held = holdings.map((holding) => ({ from: Date.parse(holding.from), to: Date.parse(holding.to) }));
  for (const holding of held.sort((a, b) => a.from - b.from)) {
    if (holding.from > end && end < to) unheld.push({ from: end, to: Math.min(holding.from, to) });
    end = Math.max(end, holding.to);
  }
  if (end < to) unheld.push({ from: end, to });
  return unheld;
}
