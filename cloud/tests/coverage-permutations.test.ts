import type { Database } from '@rollcall/cloud/db/database';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { kindsOfRule } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated } from './config/env.ts';
import { at } from './support/duty-world.ts';
import { permuted, randomFrom } from './support/permute-inputs.ts';
import { type Input, tell } from './support/week-input.ts';
import { weekInputs } from './support/week-inputs.ts';
import { mover, spare, weekOfficers } from './support/week-officers.ts';
import { startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

const { permutations, seed } = generated;

/** Between the second and the third nothing happens but that deadlines pass. */
const moments = [at('12:00', 3), at('12:00', 6), at('12:00', 8), at('12:00', 12)] as const;

let world: WitnessWorld;
let owner: pg.Client;
beforeAll(async () => {
  world = await startWitnessWorld();
  owner = new pg.Client({ connectionString: world.hq.ownerUrl });
  await owner.connect();
  for (const { badgeNo, unitCode, recorderSerial } of weekOfficers) {
    await world.officer(badgeNo, unitCode);
    await world.recorder(recorderSerial);
  }
  await world.recorder(spare);
  const { db } = world;
  await db.transaction().execute(async (tx) => {
    const stations = ['station-2', 'gate-2', 'gate-3'].map((stationId) => ({
      stationId,
      name: stationId,
      unitCode: 'squad-2',
    }));
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
  await owner.query(`truncate shift, custody, custody_dispute, recording, sighting, dock_session, card_file, recorder_log_entry,
    recorder_day, clock_observation, leave, exemption, repair_ticket, station_outage, activity, finding cascade`);
  await owner.query(`update officer set unit_code = 'squad-2' where badge_no = $1`, [mover]);
  // Since the installation; what names decisions is emptied with them.
  await owner.query(`insert into rules_start (starts_on, proposed_at, state, decided_at)
    select '-infinity', now(), 'agreed', now() where not exists (select from rules_start)`);
}

async function tellInOrder(inputs: readonly Input[]): Promise<void> {
  const isFirst = ({ corrects, speaksOf }: Input) => !corrects && !speaksOf;
  await tell(world.db, inputs.filter(isFirst));
  for (const input of inputs) if (!isFirst(input)) await tell(world.db, [input]);
}

/** Every clock is worked out, whatever was marked. */
async function workOutAllClocks(): Promise<void> {
  await owner.query('update dock_session set clock_review_at = now()');
  await world.look(moments[0]);
}

/** Everything is looked at as if for the first time, marked or not, also days of which nobody told. */
async function lookAtAll(asOf: Date): Promise<void> {
  await owner.query(`
    delete from finding;
    delete from shift_coverage;
    delete from activity_coverage;
    insert into recorder_day (recorder_serial, day)
    select recorder_serial, day::date
    from (select recorder_serial from dock_session union select recorder_serial from recording) as known,
      generate_series('2040-03-07'::date, '2040-03-20', '1 day') as day
    on conflict do nothing;
    update recorder_day set review_at = now();
    update shift set review_at = now();
    update activity set review_at = now();
  `);
  await review(asOf);
}

/** Both workers, until nothing is due. */
async function review(asOf: Date): Promise<void> {
  await world.look(asOf);
  await world.review(asOf);
}

/**
 * What stands open, without its history, its times of writing and its random ids, in one order. Shifts are named by officer and
 * start, activities by what their source calls them, check-outs by recorder and start. A finding stays with the unit where it was
 * found, so that of the one who moves isn't told. What other footage may show leaves a doubt that is asked once more before anybody
 * confirms, so it may be of the moment when the activity was judged.
 */
async function exported(db: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', rule_key, kind, subject, badge_no, case when badge_no is distinct from ${mover} then unit_code end,
      duty_date, grade, detail) as line
    from finding where state = 'open'
    union all
    select concat_ws(' ', shift_id, required_ms, recorded_ms, missing_ms, pending_ms, exempt_ms, explained_ms, uninspected_ms)
    from shift_coverage
    union all select concat_ws(' ', activity_id, verdict, required_ms, recorded_ms) from activity_coverage
  `.execute(db);
  const names = await sql<{ id: string; name: string }>`
    select shift_id::text as id, badge_no || '@' || (extract(epoch from starts_at))::text as name from shift
    union all select activity_id::text, source || '/' || source_id from activity
    union all select custody_id::text, recorder_serial || '@' || (extract(epoch from held_from))::text from custody
  `.execute(db);
  const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
  const lines = rows.map(({ line }) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => nameOf.get(id) ?? id));
  const ofOthers = /(, )?\{"kind": "footage_(near|of_others)", [^}]+\}/g;
  return lines
    .map((line) => line.replace(ofOthers, ''))
    .map((line) => line.replace(/(?<=Ids": \[)[^\]]+/g, (ids) => ids.split(', ').sort().join(', ')))
    .sort();
}

describe(`a week of twelve officers (seed ${seed})`, () => {
  it('gives no finding when all is as it should be, at no moment', async () => {
    await forget();
    const inputs = weekInputs({ healthy: true });
    await tellInOrder(inputs);
    for (const moment of moments) {
      await review(moment);
      const lines = await exported(world.db);
      expect(lines.filter((line) => line.includes('{'))).toEqual([]);
      expect(lines).toHaveLength(84 * 2);
    }
  });

  it(`leads to the same findings in ${permutations} orders of what HQ was told, some of it twice, as a look at all of it`, async () => {
    const inputs = weekInputs();
    await forget();
    await tellInOrder(inputs);
    await workOutAllClocks();
    const whole: string[][] = [];
    for (const moment of moments) {
      await lookAtAll(moment);
      whole.push(await exported(world.db));
    }
    expectEverything(whole);

    for (let run = 0; run < permutations; run++) {
      const random = randomFrom(seed + run);
      await forget();
      const { groups, late } = permuted(inputs, random);
      for (const [index, group] of groups.entries()) {
        // The workers have their turn at any time, one or the other; both before what comes late.
        const isLate = index >= groups.length - late;
        const both = index === groups.length - late;
        if (both || random() < (isLate ? 0.1 : 0.02)) await world.look(moments[0]);
        if (both || random() < (isLate ? 0.1 : 0.02)) await world.review(moments[0]);
        await tell(world.db, group);
      }
      for (const [index, moment] of moments.entries()) {
        await review(moment);
        const lines = await exported(world.db);
        const message = `order ${run}, as of ${moment.toISOString()}`;
        expect(differenceOf(whole[index] ?? [], lines), message).toEqual({ missing: [], added: [] });
        expect(lines.join('\n') === whole[index]?.join('\n'), message).toBe(true);
      }
    }
  }, 3_600_000);
});

function differenceOf(one: readonly string[], other: readonly string[]) {
  const [before, after] = [new Set(one), new Set(other)];
  return { missing: one.filter((line) => !after.has(line)), added: other.filter((line) => !before.has(line)) };
}

/** The week has every kind of finding that a permutation could get wrong, and deadlines that pass without anything happening. */
function expectEverything(whole: readonly string[][]): void {
  const [, before = [], afterDeadlines = []] = whole;
  const known = new Set(before);
  const opened = afterDeadlines.filter((line) => line.startsWith('coverage ') && !known.has(line));
  expect(opened.length).toBeGreaterThan(5);
  // What people see on the road follows from nothing that HQ is told.
  const { field_inspection: _seen, spot_check: _reviewed, ...rules } = kindsOfRule;
  const counts = Object.fromEntries(
    Object.entries(rules).flatMap(([rule, kinds]) =>
      kinds.map((kind) => [
        kind,
        Math.max(...whole.map((lines) => lines.filter((line) => line.startsWith(`${rule} ${kind} `)).length)),
      ]),
    ),
  );
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
}
