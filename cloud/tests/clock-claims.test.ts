import { claimClock } from '@rollcall/cloud/witnesses/clock-review-repository';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

let world: WitnessWorld;
beforeAll(async () => {
  world = await startWitnessWorld();
});
afterAll(() => world.stop());

const dockOn = (day: number) => world.dock({ recorderSerial: `X${day}`, at: at('20:00', day), clips: [] });

it('of docks whose clocks are due one is taken, also where the planner takes the table for one row', async () => {
  await dockOn(0);
  const owner = new pg.Client({ connectionString: world.hq.ownerUrl });
  await owner.connect();
  await owner.query('vacuum analyze dock_session');
  await owner.end();
  for (let day = 1; day < 6; day++) await dockOn(day);
  const asOf = at('00:00', 8);
  expect(await claimClock(world.db, asOf)).toBeDefined();
  const { taken } = await world.db
    .selectFrom('dock_session')
    .select(({ fn }) => fn.countAll<number>().as('taken'))
    .where('clock_review_at', '>', asOf)
    .executeTakeFirstOrThrow();
  expect(taken).toBe(1);
});
