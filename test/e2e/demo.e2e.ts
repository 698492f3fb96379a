import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readDemoRecord } from '@rollcall/demo/demo-record';
import { demoRoster } from '@rollcall/demo/demo-roster';
import type { Ready } from '@rollcall/demo/start-everything';
import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import type { InboxGroups, InboxKind } from '@rollcall/shared/resources/inbox';
import type { LeaveRow } from '@rollcall/shared/resources/leave';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { demoStories } from '@rollcall/test/demo-stories';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const minuteMs = 60_000;
/** Of a machine that has much else to do; by itself it takes a third of a minute. */
const patienceMs = 300_000;

describe('the demo of npm start', () => {
  /** The demo's. */
  let now: Date;
  let docked: string[];
  let folder: string;
  let copy: TerminalCommand;
  let ready: Ready;
  let client: HqClient;
  let startedAt: Date;

  const rows = async <Row>(path: string) => (await client.get<{ rows: Row[] }>(path)).rows;
  const filesInDocks = () =>
    ready.cards
      .flatMap((dock) => readdirSync(dock.folder, { recursive: true, encoding: 'utf8' }))
      .filter((path) => /\.(MP4|log)$/.test(path) && !path.startsWith('.'))
      .map((path) => basename(path))
      .sort();

  async function start(): Promise<void> {
    startedAt = new Date();
    copy = new TerminalCommand(join(folder, 'data'), { env: { ROLLCALL_DEMO: 'duty' } });
    ready = await copy.untilReady();
    now = new Date(readDemoRecord(copy.dataFolder).now ?? '');
    docked = demoRoster(now)
      .cards.filter(({ withOfficer }) => !withOfficer)
      .map(({ recorderSerial }) => recorderSerial)
      .sort();
    client = new HqClient(ready.url, ready.admin);
  }

  /** Names of all recordings, once every card came into its dock, is collected, and all that came from it is verified. */
  function everythingVerified(): Promise<string[]> {
    return until(
      'the footage of every card',
      async () => {
        const sessions = (await rows<StationRow>('stations')).flatMap((station) => station.docked);
        const collected = sessions.filter(
          ({ dockedAt, collectedAt }) => new Date(dockedAt) > startedAt && collectedAt !== null,
        );
        if (
          collected
            .map(({ recorderSerial }) => recorderSerial)
            .sort()
            .join() !== docked.join()
        )
          return false;
        const recordings = await rows<RecordingRow>('recordings?limit=200');
        return (
          recordings.every(({ state }) => state === 'verified') && recordings.map(({ fileName }) => fileName).sort()
        );
      },
      patienceMs,
    );
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-'));
    await start();
  });
  afterAll(() => {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('has every officer on the roster and all their footage at HQ, verified', async () => {
    const names = await everythingVerified();
    expect(names).toEqual(filesInDocks());
    // How many more depends on how much of the day has passed.
    expect(names.length).toBeGreaterThan(docked.length);
    expect(new Set((await rows<ShiftRow>('shifts?limit=200')).map(({ badgeNo }) => badgeNo)).size).toBe(12);
  });

  test('shows whole, partial and missing coverage on the boards of today and yesterday', async () => {
    const today = localDateOf(now);
    const boards = await Promise.all(
      [addDays(today, -1), today].map((date) => client.get<TodayResponse>(`coverage/today?date=${date}`)),
    );
    const shifts = boards
      .flatMap(({ units }) => units.flatMap(({ officers }) => officers.flatMap((officer) => officer.shifts)))
      .filter(({ coverage }) => coverage.requiredMs > 0 && coverage.pendingMs + coverage.notYetMs === 0);
    const missing = shifts
      .filter(({ coverage }) => coverage.missingMs > 0)
      .map(({ badgeNo, coverage }) => `${badgeNo} ${Math.round(coverage.missingMs / minuteMs)}`);
    expect([...new Set(missing)].sort()).toEqual(
      demoStories(now)
        .map((story) => `${story.badgeNo} ${story.missingMinutes}`)
        .sort(),
    );
    expect(shifts.filter(({ coverage }) => coverage.recordedMs === coverage.requiredMs).length).toBeGreaterThan(4);
  });

  test('has a finding open for each of them and for whatever else isn’t as it should be, and no other', async () => {
    const logs = demoRoster(now).cards.flatMap(({ log }) => log ?? []);
    const late = docked.includes('K000005') ? ['100005 late_import'] : [];
    const damaged = docked.includes('K000009') ? ['100009 damaged'] : [];
    const expected = [
      ...demoStories(now).flatMap(({ badgeNo, kinds }) => kinds.map((kind) => `${badgeNo} ${kind}`)),
      '100002 custody_disputed',
      ...(logs.length > 0 ? ['100011 logged_but_absent'] : []),
      ...late,
      ...damaged,
    ].sort();
    let open: string[] = [];
    const asExpected = async () => {
      open = [
        ...new Set(
          (await rows<FindingRow>('findings?state=open&limit=200')).map(({ badgeNo, kind }) => `${badgeNo} ${kind}`),
        ),
      ].sort();
      return open.join() === expected.join();
    };
    await until('the findings', asExpected, patienceMs).catch(() => expect(open).toEqual(expected));
  });

  test('shows of duty what a newcomer would look for: no page of it is empty', async () => {
    const lists = [
      'leave',
      'campaigns',
      'shifts?limit=200',
      'activity-sources',
      ...['covered', 'incomplete', 'not_covered'].map((verdict) => `activities?verdict=${verdict}`),
      ...['pending', 'approved'].map((state) => `exemptions?state=${state}`),
      'repair-tickets?state=unsettled',
      'custody-disputes?state=open',
      'roster-proposals',
    ];
    for (const list of lists) await until(list, async () => (await rows<object>(list)).length > 0, patienceMs);
    expect((await rows<ShiftRow>('shifts?limit=200')).some(({ breaks }) => breaks.length > 0)).toBe(true);
    await until('an answer to a finding', async () =>
      (await rows<FindingRow>('findings?limit=200')).some(({ answerCount, appeal }) => answerCount > 0 || appeal),
    );
    if (demoRoster(now).cards.every(({ log }) => log === undefined)) return;
    const [deleted] = await rows<FindingRow>('findings?kind=logged_but_absent');
    expect(deleted).toMatchObject({ grade: 'strong', recorderSerial: 'K000011' });
    expect(deleted?.detail.lostFiles?.map(({ testimonies }) => testimonies)).toMatchObject([
      { recorderLog: 'recorded', files: 'absent' },
    ]);
  });

  test('has something to do at first sight for each account that has an inbox', async () => {
    // In the minutes in which her duty ends, nothing is said of it yet.
    const isJudged = demoRoster(now).statements.some(
      ({ statement }) => statement.says === 'answer' && statement.judged,
    );
    const ofHerDuty = (...kinds: InboxKind[]) => (isJudged ? kinds : []);
    const expected: Record<string, InboxKind[]> = {
      admin: ['exemption', ...ofHerDuty('appeal')],
      'brigade-leader': ofHerDuty('finding_decision', 'appeal'),
      inspector: ['exemption', 'review', ...ofHerDuty('finding_decision', 'appeal')],
      // He is liable for what the explanation could end.
      leader: ['repair_ticket', ...ofHerDuty('case_statement')],
      officer: ['finding_answer', ...ofHerDuty('decision_notice', 'rectification', 'case_statement')],
    };
    const signsIn = [ready.admin.username, ...ready.others.map(({ username }) => username)];
    // Whoever only runs the machines, or only reads, has nothing to do about findings, and no inbox.
    expect(signsIn.filter((username) => !(username in expected))).toEqual(['ops', 'auditor', 'legal']);
    for (const [username, kinds] of Object.entries(expected)) {
      const inbox = client.as(username);
      let there: InboxKind[] = [];
      const hasAll = async () => {
        there = (await inbox.get<InboxGroups>('inbox/groups')).mustDo.map(({ kind }) => kind);
        return kinds.every((kind) => there.includes(kind));
      };
      await until(`the inbox of ${username}`, hasAll, patienceMs).catch(() =>
        expect([username, there]).toEqual([username, kinds]),
      );
    }
  });

  test('started again, sees the recorders come in again and has nothing twice', async () => {
    const shifts = await rows<ShiftRow>('shifts?limit=200');
    const today = localDateOf(now);
    const before = await rows<RecordingRow>('recordings?limit=200');
    copy.interrupt();
    expect(await copy.ended).toBe(0);
    await start();
    const names = new Set([...before.map(({ fileName }) => fileName), ...filesInDocks()]);
    expect(await everythingVerified()).toEqual([...names].sort());
    const after = (await rows<RecordingRow>('recordings?limit=200')).map(({ recordingId }) => recordingId);
    expect(after).toEqual(expect.arrayContaining(before.map(({ recordingId }) => recordingId)));
    // If midnight passed, there are those of another day, too.
    const untilToday = (await rows<ShiftRow>('shifts?limit=200')).filter(
      ({ startsAt }) => localDateOf(new Date(startsAt)) <= today,
    );
    expect(untilToday).toHaveLength(shifts.length);
    const told = [
      ...(await rows<ExemptionRow>('exemptions')).map(({ badgeNo, startsAt }) => `exempt ${badgeNo} ${startsAt}`),
      ...(await rows<CustodyDisputeRow>('custody-disputes')).map(({ custodyId }) => `disputed ${custodyId}`),
      ...(await rows<LeaveRow>('leave')).map(({ badgeNo, startsAt }) => `leave ${badgeNo} ${startsAt}`),
      ...(await rows<ActivityRow>('activities?limit=200')).map(({ sourceId }) => sourceId),
    ];
    expect(told.filter((one, index) => told.indexOf(one) !== index)).toEqual([]);
  });
});
