import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import { countByBand } from '@rollcall/shared/scores/score';
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
    bands: countByBand(scores),
    notRated: officers.length - scores.length,
  };
}
