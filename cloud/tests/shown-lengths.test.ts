import type { CoverageSegment, CoverageTotals, TodayResponse } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { DutyWeek } from '@rollcall/shared/resources/duty-weeks';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { columnWords } from '@rollcall/shared/words/columns';
import { todayWords } from '@rollcall/shared/words/today';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { howMany } from '@rollcall/test/how-many';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generated } from './config/env.ts';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi } from './support/start-api.ts';

// A brigade whose footage and explanations begin and end at any millisecond. What its pages and files show adds up.

const date = localDateOf(at('08:00'));
const [from, to] = [at('08:00').getTime(), at('12:00').getTime()];
const username = 'reader';
const password = 'password-of-a-test';
const count = howMany({ usual: 12, long: 200 });

const turns = fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 2, maxLength: 8 });
const explanation = fc.record({
  from: fc.integer({ min: from, max: to - 1 }),
  longMs: fc.integer({ min: 1, max: to - from }),
  reason: fc.constantFrom('battery', 'privacy'),
});
const plans = fc.sample(fc.record({ turns, explanations: fc.array(explanation, { maxLength: 2 }) }), {
  numRuns: count,
  seed: generated.seed,
});

let world: DutyWorld;
let stop: () => Promise<void>;
let read: <Body>(path: string) => Promise<Body>;
let file: (path: string) => Promise<(string | number | boolean | Date | null)[][]>;

beforeAll(async () => {
  world = await startDutyWorld();
  const api = await startTestApi(world.hq);
  stop = () => api.stop();
  for (const name of [username, 'asks'])
    await addTestAccount(world.db, { username: name, password, role: 'inspector', unitCode: null, badgeNo: null });
  const accountOf = (name: string) =>
    world.db.selectFrom('account').select('account_id').where('username', '=', name).executeTakeFirstOrThrow();
  const { account_id: decidedBy } = await accountOf(username);
  const { account_id: askedBy } = await accountOf('asks');
  for (const [index, { turns, explanations }] of plans.entries()) {
    const [badgeNo, recorderSerial] = [String(300_001 + index), `L${index}`];
    await world.officer(badgeNo, `squad-${1 + (index % 2)}`);
    await world.recorder(recorderSerial);
    await world.shift(badgeNo, new Date(from), new Date(to));
    await world.hold(recorderSerial, badgeNo, new Date(from), new Date(to));
    const times = turns.toSorted((one, other) => one - other).map((time) => new Date(time));
    for (let clip = 0; clip + 1 < times.length; clip += 2) {
      const [begins, ends] = [times[clip], times[clip + 1]];
      if (begins && ends) await world.footage({ recorderSerial, from: begins, to: ends, announcedAt: at('13:00') });
    }
    await world.dock(recorderSerial, new Date(to), at('13:00'));
    for (const one of explanations) {
      const row = {
        ...{ badge_no: badgeNo, starts_at: new Date(one.from), ends_at: new Date(one.from + one.longMs) },
        ...{ reason_code: one.reason, explanation: 'explained for a test', state: 'approved' as const },
        ...{
          asked_by: askedBy,
          asked_at: at('13:00'),
          decided_by: decidedBy,
          decided_at: at('14:00'),
          decision_reason: 'so it was',
        },
      };
      await world.db.insertInto('exemption').values(row).execute();
    }
  }
  const now = at('09:00', 2);
  api.clock.offsetMs = now.getTime() - Date.now();
  await world.review(now);
  const session = await fetch(`${api.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const get = async (path: string) => {
    const answer = await fetch(`${api.url}/api/v1/${path}`, { headers: { cookie } });
    expect(answer.status, path).toBe(200);
    return answer;
  };
  read = async <Body>(path: string) => (await (await get(path)).json()) as Body;
  file = async (path) => rowsOf(Buffer.from(await (await get(`exports/${path}`)).arrayBuffer()));
}, 120_000);
afterAll(async () => {
  await stop?.();
  await world?.stop();
});

const parts = ['recordedMs', 'uninspectedMs', 'missingMs', 'pendingMs', 'notYetMs'] as const;
const all = ['requiredMs', ...parts, 'exemptMs', 'explainedMs'] as const;
/** The seconds that a page shows of a length, and between two times. */
const shown = (ms: number) => Math.floor(ms / 1000);
const between = (times: { from: string; to: string }) => shown(Date.parse(times.to)) - shown(Date.parse(times.from));
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const sumOf = (rows: readonly CoverageTotals[], part: (typeof all)[number]) => sum(rows.map((row) => shown(row[part])));

/** The seconds of each form of time in a shift's segments, as its table and its strip show them. */
function ofSegments(segments: readonly CoverageSegment[]) {
  const those = (isOne: (segment: CoverageSegment) => boolean) => sum(segments.filter(isOne).map(between));
  return {
    recorded: those(({ state }) => state === 'recorded'),
    missing: those(({ state }) => state === 'missing'),
    explained: those(({ state, reason }) => state === 'missing' && reason !== 'unexplained'),
    exempt: those(({ state }) => state === 'exempt'),
  };
}

function expectParts(totals: CoverageTotals): void {
  expect(sum(parts.map((part) => shown(totals[part])))).toBe(shown(totals.requiredMs));
}

it('of the brigade is the sum of the squads, of the officers, of the shifts, and of their segments', async () => {
  const board = await read<TodayResponse>(`coverage/today?date=${date}`);
  const shifts = board.units.flatMap((unit) => unit.officers.flatMap((officer) => officer.shifts));
  expect(shifts).toHaveLength(count);
  expect(
    sumOf(
      shifts.map(({ coverage }) => coverage),
      'explainedMs',
    ),
  ).toBeGreaterThan(0);
  for (const part of all) {
    expect(shown(board.totals[part]), part).toBe(
      sumOf(
        board.units.map(({ totals }) => totals),
        part,
      ),
    );
    for (const unit of board.units) {
      const own = unit.officers.flatMap((officer) => officer.shifts.map(({ coverage }) => coverage));
      expect(shown(unit.totals[part]), part).toBe(sumOf(own, part));
    }
  }
  for (const totals of [board.totals, ...board.units.map((unit) => unit.totals)]) expectParts(totals);
  for (const { coverage, segments } of shifts) {
    expectParts(coverage);
    expect(ofSegments(segments)).toEqual({
      recorded: shown(coverage.recordedMs),
      missing: shown(coverage.missingMs),
      explained: shown(coverage.explainedMs),
      exempt: shown(coverage.exemptMs),
    });
  }
});

it('is the same of a shift in the roster, the week, the officer’s day and file, and the finding', async () => {
  const board = await read<TodayResponse>(`coverage/today?date=${date}`);
  const roster = (await read<{ rows: ShiftRow[] }>(`shifts?from=${date}&to=${date}`)).rows;
  const week = await read<DutyWeek>(`duty-weeks/${date}`);
  const findings = (await read<{ rows: FindingRow[] }>('findings?state=open&limit=200')).rows;
  expect(findings.length).toBeGreaterThan(0);
  const ofWeek = week.units.flatMap((unit) => unit.officers.flatMap(({ days }) => days.flatMap((day) => day.shifts)));
  for (const { badgeNo, shifts } of board.units.flatMap((unit) => unit.officers)) {
    const day = await read<OfficerDay>(`officers/${badgeNo}/days/${date}`);
    const file = await read<OfficerFile>(`officers/${badgeNo}/file?month=${date.slice(0, 7)}`);
    for (const part of all) {
      const own = sumOf(
        shifts.map(({ coverage }) => coverage),
        part,
      );
      expect([file.days.map(({ coverage }) => shown(coverage[part])), shown(file.totals.coverage[part])]).toEqual([
        [own],
        own,
      ]);
    }
    for (const { shiftId, coverage } of shifts) {
      for (const rows of [roster, ofWeek, day.shifts])
        expect(rows.find((row) => row.shiftId === shiftId)?.coverage).toEqual(coverage);
      const finding = findings.find((row) => row.shiftId === shiftId);
      if (!finding) continue;
      const { missing, missingMs, explainedMs = 0, requiredMs } = finding.detail;
      expect([missingMs, explainedMs, requiredMs].map(shown)).toEqual(
        [coverage.missingMs, coverage.explainedMs, coverage.requiredMs].map(shown),
      );
      expect(sum(missing.map(between))).toBe(shown(missingMs));
    }
  }
});

it('is in files what it is on pages, so that columns add up to the sums of the page', async () => {
  const { totals } = await read<TodayResponse>(`coverage/today?date=${date}`);
  const headings = {
    requiredMs: todayWords.required,
    recordedMs: todayWords.recorded,
    missingMs: todayWords.missing,
    explainedMs: columnWords.explained,
    exemptMs: todayWords.exempt,
  };
  for (const [table, format] of [
    ['coverage-today', 'csv'],
    ['coverage-today', 'xlsx'],
    ['shifts', 'csv'],
  ]) {
    const query = table === 'shifts' ? `from=${date}&to=${date}` : `date=${date}`;
    const [names = [], ...rows] = await file(`${table}?format=${format}&${query}`);
    for (const [part, heading] of Object.entries(headings)) {
      const column = names.indexOf(columnWords.inHours.zh(heading.zh));
      expect(column, heading.zh).toBeGreaterThan(-1);
      expect(rows).toHaveLength(count);
      const seconds = sum(rows.map((row) => secondsOf(row[column])));
      expect(seconds, `${table} ${format} ${part}`).toBe(shown(totals[part as keyof typeof headings]));
    }
  }
});

/** What a cell shows: `3:04:12`, or a time of the clock as spreadsheets keep it. */
function secondsOf(cell: unknown): number {
  const text = cell instanceof Date ? cell.toISOString().slice(11, 19) : String(cell);
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
