import { createDrawWorker } from '@rollcall/cloud/workers/draw-worker';
import { createLogger } from '@rollcall/node/logger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrawWorld, startDrawWorld } from './support/draw-world.ts';

const log = createLogger({ level: 'silent', readable: false });
let world: DrawWorld;
beforeEach(async () => {
  world = await startDrawWorld();
});
afterEach(() => world?.stop());

/** What happens to a draw, in this order. */
const steps: { name: string; run: () => Promise<void> }[] = [
  {
    name: 'the first items are ripe',
    async run() {
      for (const badgeNo of ['100001', '100002', '100003']) await world.addShift(badgeNo);
    },
  },
  {
    name: 'a draw is announced, stations commit',
    async run() {
      expect(await world.take()).toContain('draw 1 announced');
      await world.stationsLook();
    },
  },
  {
    name: 'it closes, stations see the close',
    async run() {
      await world.hoursPass(48);
      expect(await world.take()).toEqual(expect.arrayContaining(['3 items ripe', 'draw 1 closed']));
      world.stationsOpen = false;
      await world.stationsLook();
    },
  },
  {
    name: 'stations open their secrets',
    async run() {
      world.stationsOpen = true;
      await world.stationsLook();
    },
  },
  {
    name: 'it is finished',
    async run() {
      expect(await world.take()).toContain('draw 1 finished');
    },
  },
];

/** All that HQ knows of draws. */
async function told() {
  const { db } = world.hq;
  const draws = await db
    .selectFrom('draw')
    .select(['draw', 'fixed', 'hq_secret', 'closes_at', 'closed_at', 'population', 'again', 'seed', 'sampled'])
    .select(['fixed_fact_id', 'announced_fact_id', 'closed_fact_id', 'finished_fact_id'])
    .orderBy('draw')
    .execute();
  const stations = await db
    .selectFrom('draw_station')
    .select(['draw', 'station_id', 'commitment', 'secret', 'late', 'committed_fact_id', 'revealed_fact_id'])
    .orderBy('draw')
    .orderBy('station_id')
    .execute();
  const items = await db.selectFrom('draw_item').selectAll().orderBy('draw').orderBy('item').execute();
  const ripe = await db
    .selectFrom('check_item')
    .select(['item', 'tag', 'badge_no', 'fact_id'])
    .orderBy('item')
    .execute();
  const batches = await db.selectFrom('draw_batch').selectAll().orderBy('fact_id').execute();
  const plans = await db.selectFrom('draw_plan').select(['version', 'plan', 'schedule', 'reason', 'set_by']).execute();
  return { draws, stations, items, ripe, batches, plans };
}

/** How many stations opened their secrets for the first draw. */
async function openedOfFirst(): Promise<number> {
  return (await told()).stations.filter(({ draw, secret }) => draw === 1 && secret !== null).length;
}

/** The beginning of the chain, and these steps of the first draw. */
async function runTo(count: number): Promise<void> {
  await world.begin();
  for (const step of steps.slice(0, count)) await step.run();
  await world.publish();
}

/** From here on HQ goes on by itself, to the end of the second draw. */
async function goOn(): Promise<void> {
  world.stationsOpen = true;
  for (let day = 0; day < 5; day += 1) {
    await world.take();
    await world.stationsLook();
    await world.hoursPass(24);
  }
  await world.take();
}

describe('HQ whose database is of the moment before', () => {
  it.each(steps.map(({ name }, at) => ({ name, at })))('$name: goes on with the same draw', async ({ at }) => {
    await runTo(at);
    const backup = await world.backUp();
    const done = steps.slice(at);
    for (const [nr, step] of done.entries()) {
      await step.run();
      if (nr > 1) break; // Two steps are lost, or all that there are.
    }
    const before = await told();
    const { shutDraws } = await world.restore(backup);
    expect(shutDraws).toEqual([]);
    expect(await told()).toEqual(before);
    await goOn();
    expect(world.stations.map(({ refused }) => refused)).toEqual([[], [], []]);
    for (const draw of [1, 2]) {
      const verdict = await world.replay(draw);
      expect([draw, verdict.state, verdict.refusal]).toEqual([draw, 'true', null]);
      expect(verdict.heard).toEqual(['station-1', 'station-2', 'station-3']);
    }
  });
});

const closeStep = 2;

it('without what the archive has of draws, a restored HQ closes a draw twice, and its stations refuse', async () => {
  await runTo(closeStep);
  const backup = await world.backUp();
  await steps[closeStep]?.run();
  for (const key of [...world.store.objects.keys()])
    if (key.startsWith('ledger/draws/')) world.store.objects.delete(key);
  await world.restore(backup);
  await goOn();
  expect(world.stations.map(({ refused }) => refused[0])).toEqual(Array(3).fill('1 closed twice'));
});

it('an HQ that is not recovered yet does nothing about draws, and hears later what stations said meanwhile', async () => {
  await runTo(closeStep);
  const backup = await world.backUp();
  await steps[closeStep]?.run();
  world.hq = backup;
  await expect(world.publish()).rejects.toMatchObject({ code: 'ledger_archive_ahead' });
  await expect(world.setPlan()).rejects.toMatchObject({ code: 'ledger_to_recover' });
  const worker = createDrawWorker({ db: backup.db, store: world.store, log, now: world.now });
  worker.start();
  await expect.poll(() => worker.problem()).toBeDefined();
  await worker.stop();
  expect(await told()).toMatchObject({ draws: [{ draw: 1, closed_fact_id: null }] });

  // Stations saw the close of before, and open their secrets to an HQ that doesn't know it.
  await world.stationsReveal();
  expect(await openedOfFirst()).toBe(0);
  await world.recover();
  expect(await openedOfFirst()).toBe(3);
  expect(await world.take()).toContain('draw 1 finished');
  expect((await world.replay(1)).state).toBe('true');
});

it('an officer who was entered after the backup is found once entered again', async () => {
  await runTo(0);
  const backup = await world.backUp();
  await world.addOfficer('100009');
  await world.addShift('100009');
  await world.hoursPass(24);
  await world.take();
  await world.restore(backup);
  expect((await told()).ripe).toMatchObject([{ badge_no: null }]);
  await world.addOfficer('100009');
  await world.take();
  expect((await told()).ripe).toMatchObject([{ badge_no: '100009' }]);
});

describe('the archive', () => {
  it('names nobody, and tells nobody the secrets of HQ', async () => {
    await runTo(closeStep);
    await world.hoursPass(48);
    await world.take();
    const { draws } = await told();
    const salts = await world.hq.db.selectFrom('officer_tag_salt').select('salt').execute();
    const open = draws.find(({ closed_fact_id }) => closed_fact_id === null)?.hq_secret ?? '-';
    const secrets = [open, ...salts.map(({ salt }) => salt.toString('hex'))];
    const texts = [...world.store.objects.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    expect(texts).toContain('"draw_closed"');
    for (const word of ['100001', Buffer.from('民警').toString('latin1'), 'inspector', ...secrets]) {
      expect(texts.includes(word), word).toBe(false);
    }
  });

  it('has the secrets of HQ under its new ledger key, too', async () => {
    await runTo(closeStep - 1);
    const backup = await world.backUp();
    await steps[closeStep - 1]?.run();
    await world.rotateLedgerKey();
    await world.addOfficer('100009');
    await world.publish();
    expect((await world.restore(backup)).shutDraws).toEqual([]);
  });

  it('that has them under another key only lets HQ recover, and says which draw stays shut', async () => {
    await runTo(closeStep - 1);
    const backup = await world.backUp();
    await steps[closeStep - 1]?.run();
    await world.rotateLedgerKey();
    expect((await world.restore(backup)).shutDraws).toEqual([1]);
  });
});
