import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKeySet } from '@rollcall/cloud/auth/key-set-file';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { setPlan } from '@rollcall/cloud/checks/plans/set-plan';
import { dumpLedger } from '@rollcall/cloud/ledger/dump-ledger';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { localSecondOf } from '@rollcall/shared/rules/local-date';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerOf } from './support/ledger-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { runCli } from './support/run-cli.ts';

// What is due is told by the facts' own times, so HQ's clock is right here; days pass for the chain of draws only.

const hourMs = 60 * 60_000;
let setup: RosterSetup;
let ledger: Awaited<ReturnType<typeof ledgerOf>>;
let admin: string;
let start: number;

beforeAll(async () => {
  setup = await startRoster();
  ledger = await ledgerOf(setup.hq);
  setup.clock.offsetMs = 0;
  admin = await setup.signIn('brigade_admin');
  start = Date.now();
  const now = () => new Date(start);
  await setPlan({ db: setup.db, now }, 'inspector', {
    plan: { turn: 4, strata: [{ key: 'rest', perMille: 500, minimum: 1, cap: null }] },
    schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00', leastMinutes: 60 },
    reason: '大队抽查比例',
  });
});
afterAll(() => setup?.stop());

const hoursLater = (hours: number) => new Date(start + hours * hourMs);

async function addShift(badgeNo: string, fromHour: number, dutyType = 'road_patrol'): Promise<string> {
  const { status, body } = await setup.call(admin, 'POST', 'shifts', {
    ...{ badgeNo, dutyType, post: '东门' },
    ...{ startsAt: hoursLater(fromHour).toISOString(), endsAt: hoursLater(fromHour + 2).toISOString() },
  });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.shiftId;
}

/** Takes draws on as far as they go at this moment. */
async function take(now: Date): Promise<void> {
  for (;;) {
    await ledger.processAll();
    if ((await takeDraws(setup.db, now)).length === 0) return;
  }
}

/** What `rollcall verify` says of a dump of the ledger as it is now. */
async function verified(): Promise<{ code: number | null; due: Verdict['due']; state: string; out: string }> {
  const { jws, keySet } = await readKeySet(setup.hq.keysFolder);
  let text = '';
  for await (const line of dumpLedger(setup.db, { origin: keySet.origin, keySet: jws })) text += line;
  const file = join(setup.hq.keysFolder, 'dump.jsonl');
  await writeFile(file, text);
  const { code, out } = await runCli(['verify', file, '--json'], {});
  const { due, state }: Verdict = JSON.parse(out);
  return { code, due, state, out: (await runCli(['verify', file], {})).out };
}

it('an honest dump lacks nothing that was due', async () => {
  await addShift('100001', 1);
  await addShift('100002', 1);
  await addShift('200001', 1, 'window_duty');
  const cancelled = await addShift('000123', 1);
  const { status } = await setup.call(admin, 'DELETE', `shifts/${cancelled}`, { reason: '登记错误' });
  expect(status).toBeLessThan(300);
  await take(hoursLater(0));
  expect((await verified()).due).toBeNull();
  await take(hoursLater(72));
  expect(await verified()).toMatchObject({
    ...{ code: 0, state: 'whole' },
    due: { due: 2, missing: [], missingCount: 0, unjudged: 0 },
  });
});

it('what HQ left out is named, with its deadline and the draw that lacks it', async () => {
  await addShift('100001', 80);
  const left = await addShift('100002', 80);
  // HQ takes it for ripe, and no leaf says so.
  await setup.db
    .insertInto('check_item')
    .columns(['kind', 'item', 'badge_no', 'tag', 'unit_code', 'duty_type', 'ripe_at', 'fact_id'])
    .expression((eb) =>
      eb
        .selectFrom('check_item')
        .select((from) => [
          ...[from.val('shift' as const).as('kind'), from.val(left).as('item'), 'badge_no' as const],
          ...(['tag', 'unit_code', 'duty_type', 'ripe_at', 'fact_id'] as const),
        ])
        .limit(1),
    )
    .execute();
  await take(hoursLater(160));
  const { code, state, due, out } = await verified();
  const deadline = hoursLater(82 + 24).toISOString();
  expect({ code, state, due }).toEqual({
    ...{ code: 1, state: 'whole' },
    due: { due: 4, missing: [{ item: `shift:${left}`, deadline, draw: 2 }], missingCount: 1, unjudged: 0 },
  });
  expect(out).toContain(`shift:${left}: its import deadline was ${localSecondOf(deadline)}, and draw 2 lacks it`);
});
