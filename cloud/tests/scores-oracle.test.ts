import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { readScores } from '@rollcall/cloud/scores/month/read-scores';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OracleMonth, scoresByHand } from './support/score-oracle.ts';
import { scoreWorld } from './support/score-world.ts';
import { storeScoreWorld } from './support/store-score-world.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

// Three years of sixty officers, 2,160 officer-months, across the day from which the second edition of the rules counts.

const world = scoreWorld(20_411_201, 60);
let hq: TestHq;
let owner: Database;
beforeAll(async () => {
  hq = await createTestHq();
  owner = createDatabase({ url: hq.ownerUrl });
  await storeScoreWorld(owner, world);
});
afterAll(async () => {
  await owner?.destroy();
  await hq?.dispose();
});

/** As HQ tells a month. */
async function told(month: string): Promise<OracleMonth> {
  const { officers, units } = await readScores(hq.db, month, new Date(world.now));
  return {
    officers: Object.fromEntries(
      officers.map(({ badgeNo, unitCode, dutyDays, scoreTenths, lostTenths, costs }) => {
        const outcomes = costs.map(({ finding }) => `${finding.outcome} ${finding.findingId}`).sort();
        expect(costs.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(lostTenths);
        return [badgeNo, { unitCode, dutyDays, score: scoreTenths, lost: lostTenths, outcomes }];
      }),
    ),
    units: Object.fromEntries(
      units.map(
        ({ unitCode, scoreTenths, meanTenths, lateAnswers, overdueRectifications, lateTenths, overdueTenths }) => [
          unitCode,
          {
            ...{
              score: scoreTenths,
              mean: meanTenths,
              late: lateAnswers.length,
              overdue: overdueRectifications.length,
            },
            ...{ lostByLate: lateTenths, lostByOverdue: overdueTenths },
          },
        ],
      ),
    ),
  };
}

it('says of every officer and unit of three years what an oracle says by hand, across the day of the new rules', async () => {
  const seen = { months: 0, rated: 0, cheaper: 0, late: 0, overdue: 0, floor: 0 };
  for (const month of world.months) {
    const byHand = scoresByHand(world, month);
    expect(await told(month), month).toEqual(byHand);
    for (const { score, lost } of Object.values(byHand.officers)) {
      seen.months += 1;
      if (score !== null) seen.rated += 1;
      if (lost > 0) seen.cheaper += 1;
      if (lost === 1000) seen.floor += 1;
    }
    for (const { late, overdue } of Object.values(byHand.units)) {
      seen.late += late;
      seen.overdue += overdue;
    }
  }
  expect(seen.months).toBeGreaterThan(2000);
  // Of everything there is much.
  for (const count of [seen.rated, seen.cheaper, seen.late, seen.overdue]) expect(count).toBeGreaterThan(100);
  expect(seen.floor).toBeGreaterThan(0);
});
