import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import { scoreBands } from '@rollcall/shared/scores/score';
import type { Transaction } from '../../db/database.ts';
import { readScores } from '../../scores/month/read-scores.ts';

type Scores = NonNullable<BulletinContent['monthly']>['scores'];

/** The scores of a month, by unit, and how those of officers are spread: without names. */
export async function readScoresOfMonth(tx: Transaction, month: string, now: Date): Promise<Scores> {
  const { scoredBy, officers, units } = await readScores(tx, month, now);
  const scores = officers.flatMap(({ scoreTenths }) => (scoreTenths === null ? [] : [scoreTenths]));
  return {
    rulesVersion: scoredBy.version,
    units: units.map(({ unitCode, scoreTenths, ratedOfficers }) => ({ unitCode, scoreTenths, ratedOfficers })),
    bands: scoreBands.map((from, index) => {
      const below = scoreBands[index - 1] ?? null;
      const inBand = scores.filter((one) => one >= from * 10 && (below === null || one < below * 10));
      return { from, below, officers: inBand.length };
    }),
    notRated: officers.length - scores.length,
  };
}
