import { at } from './duty-world.ts';
import type { Input } from './week-input.ts';
import { after, weekOfficers } from './week-officers.ts';

/** What the officers did: one thing a day each, some of it together, and on some days too much in too little time. */
export function addActivities(add: (input: Input) => Input, { healthy }: { healthy: boolean }): void {
  const tell = (
    nr: number,
    badgeNos: string[],
    startsAt: Date,
    minutes: number,
    kind: 'summary_penalty' | 'inquiry',
  ) => {
    const activity = {
      ...{
        source: 'test',
        sourceId: String(nr),
        kind,
        place: 'x',
        plateNo: null,
        caseNo: null,
        ticketNo: null,
        campaignId: null,
      },
      ...{ badgeNos, startsAt, endsAt: after(startsAt, minutes) },
    };
    return add({ activity });
  };
  for (let day = 0; day < 7; day++) {
    for (const [index, { badgeNo, startsAt }] of weekOfficers.entries()) {
      const begins = after(at(startsAt, day), 30 + ((index * 53 + day * 97) % 420));
      const partner = weekOfficers[(index + 2) % 12]?.badgeNo ?? '';
      const badgeNos = index % 3 === 0 ? [badgeNo, partner].sort() : [badgeNo];
      const told = tell(
        day * 100 + index,
        badgeNos,
        begins,
        (index % 4) * 15,
        index % 2 === 0 ? 'inquiry' : 'summary_penalty',
      );
      if (index === 5 && day === 2) {
        const corrected = tell(day * 100 + index, badgeNos, after(begins, 45), 20, 'inquiry');
        corrected.corrects = told;
      }
    }
    if (healthy) continue;
    // Three within ten minutes, on one day two.
    for (const minutes of day === 4 ? [0, 4] : [0, 4, 9]) {
      tell(1000 + day * 10 + minutes, ['100008'], after(at('21:00', day), minutes), 2, 'summary_penalty');
    }
  }
}
