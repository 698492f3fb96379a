import type { Database } from '@rollcall/cloud/db/database';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated } from './config/env.ts';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { permuted, randomFrom } from './support/permute-inputs.ts';
import { type Input, spare, tellTogether, weekInputs, weekOfficers } from './support/week-inputs.ts';

const { permutations, seed } = generated;

/** Between the second and the third nothing happens but that deadlines pass. */
const moments = [at('12:00', 3), at('12:00', 6), at('12:00', 8), at('12:00', 12)] as const;

let world: DutyWorld;
let owner: pg.Client;
beforeAll(async () => {
  world = await startDutyWorld();
  owner = new pg.Client({ connectionString: world.hq.ownerUrl });
  await owner.connect();
  for (const { badgeNo, unitCode, recorderSerial } of weekOfficers) {
    await world.officer(badgeNo, unitCode);
    await world.recorder(recorderSerial);
  }
  await world.recorder(spare);
  const { db } = world;
  await db.transaction().execute(async (tx) => {
    const stations = ['gate-2', 'gate-3'].map((stationId) => ({ stationId, name: stationId, unitCode: 'squad-2' }));
    await upsertStationPlaces(tx, stations);
    await sql`update station set enrolled_at = '2026-01-01' where station_id like 'gate-%'`.execute(tx);
    const accounts = ['asks', 'decides'].map((username) => ({
      username,
      password_hash: 'x',
      role: 'inspector' as const,
    }));
    await tx.insertInto('account').values(accounts).execute();
    const byActivity = { duty_type: 'by_activity', name: 'by activity', recording_rule: 'activities' as const };
    await tx.insertInto('duty_type').values(byActivity).execute();
  });
});
afterAll(async () => {
  await owner.end();
  await world.stop();
});

/** Nothing of the week has happened. */
async function forget(): Promise<void> {
  await owner.query(`truncate shift, custody, recording, sighting, dock_session, leave, exemption, repair_ticket, station_outage,
    activity, finding cascade`);
}

async function tell(group: readonly Input[]): Promise<void> {
  await world.db.transaction().execute(async (tx) => {
    await tellTogether(tx, group);
  });
}

/**
 * What stands open, without its history, its times of writing and its random ids, in one order. Shifts are named by officer and
 * start, activities by what their source calls them.
 */
async function exported(db: Database): Promise<string> {
  const names = await sql<{ id: string; name: string }>`
    select shift_id::text as id, badge_no || '@' || (extract(epoch from starts_at))::text as name from shift
    union all select activity_id::text, source || '/' || source_id from activity
  `.execute(db);
  const findings = await sql<{ line: string }>`
    select concat_ws(' ', rule_key, kind, subject, badge_no, unit_code, duty_date, grade, detail) as line
    from finding where state = 'open'
  `.execute(db);
  const coverage = await sql<{ line: string }>`
    select concat_ws(' ', shift_id, required_ms, recorded_ms, missing_ms, pending_ms, exempt_ms, explained_ms) as line
    from shift_coverage
    union all select concat_ws(' ', activity_id, verdict, required_ms, recorded_ms) from activity_coverage
  `.execute(db);
  const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
  return [...findings.rows, ...coverage.rows]
    .map(({ line }) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => nameOf.get(id) ?? id))
    .sort()
    .join('\n');
}

describe(`a week of twelve officers (seed ${seed})`, () => {
  it('gives no finding when all is as it should be, at no moment', async () => {
    await forget();
    const inputs = weekInputs({ healthy: true });
    await tell(inputs.filter(({ corrects }) => !corrects));
    for (const input of inputs) if (input.corrects) await tell([input]);
    for (const moment of moments) {
      await world.review(moment);
      const lines = (await exported(world.db)).split('\n');
      expect(lines.filter((line) => line.includes('{'))).toEqual([]);
      expect(lines.length).toBe(84 * 2);
    }
  });

  it(`leads to the same findings in ${permutations} orders of what HQ was told, some of it twice, as a look at all of it`, async () => {
    const inputs = weekInputs();
    const whole: string[] = [];
    for (const moment of moments) {
      await forget();
      await tell(inputs.filter(({ corrects }) => !corrects));
      for (const input of inputs) if (input.corrects) await tell([input]);
      await world.review(moment);
      whole.push(await exported(world.db));
    }
    expectEverything(whole);

    for (let run = 0; run < permutations; run++) {
      const random = randomFrom(seed + run);
      await forget();
      for (const group of permuted(inputs, random)) {
        await tell(group);
        if (random() < 0.05) await world.review(moments[0]);
      }
      for (const [index, moment] of moments.entries()) {
        await world.review(moment);
        expect(await exported(world.db), `order ${run}, as of ${moment.toISOString()}`).toBe(whole[index]);
      }
    }
  }, 3_600_000);
});

/** The week has everything that a permutation could get wrong, and deadlines that pass without anything happening. */
function expectEverything(whole: readonly string[]): void {
  const [, before = '', afterDeadlines = ''] = whole;
  expect(afterDeadlines).not.toBe(before);
  const opened = afterDeadlines.split('\n').filter((line) => line.startsWith('coverage ') && !before.includes(line));
  expect(opened.length).toBeGreaterThan(5);
  for (const kind of [
    ...['no_footage', 'coverage_below_threshold', 'coverage_gap', 'late_import', 'activity_not_covered'],
    ...['started_too_late', 'stopped_early', 'burst_of_tickets'],
  ])
    expect(
      whole.some((lines) => lines.includes(` ${kind} `)),
      kind,
    ).toBe(true);
}
