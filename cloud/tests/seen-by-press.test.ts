import type { Problem } from '@rollcall/shared/http/problem';
import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appeal,
  decide,
  monday,
  outcomeOf,
  reason,
  say,
  see as seeEntry,
  startAccountability,
} from './support/accountability-world.ts';
import { sealedOf, startRosterWithStore } from './support/bulletin-cases.ts';
import { caseAt } from './support/command-cases-accountability.ts';
import { decidedFinding } from './support/command-cases-evidence.ts';
import type { Person } from './support/explaining-setup.ts';
import { type RosterSetup, today } from './support/roster-setup.ts';
import { routePermissions } from './support/route-permissions.ts';

// A decision counts as seen when its officer presses 已阅, at the kiosk by his PIN, or on paper; nothing else begins his time.

type Db = RosterSetup['db'];

/** What says that anybody saw anything. */
async function seen(db: Db): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select 'notice ' || badge_no as told from decision_notice
    union all select 'entry ' || badge_no from accountability_entry where seen_at is not null or appeal_until_on is not null
    union all select 'fact ' || type from fact where type in ('finding_decision_seen', 'case_seen')
    order by told`.execute(db);
  return rows.map(({ told }) => told);
}

describe('what is only read', () => {
  let setup: RosterSetup;
  beforeAll(async () => {
    setup = await startRosterWithStore();
  });
  afterAll(() => setup?.stop());

  it('counts as seen by no GET route, whoever of those whom it concerns asks', async () => {
    const readers = [
      await setup.signIn('officer', 'S1', '100001'),
      await setup.signIn('squad_leader', 'S1', '100002'),
      await setup.signIn('brigade_admin', null, '100001'),
    ];
    const leaders = { '100001': '100002' };
    const { findingId } = await decidedFinding(setup, { step: 'confirm', badgeNo: '100001', leaders });
    const { caseId } = await caseAt(setup, 'decided');
    const bulletinId = await sealedOf(setup, 1);
    expect(await seen(setup.db)).toEqual([]);
    const ids: Record<string, string> = {
      ...{
        findingId,
        caseId,
        bulletinId,
        badgeNo: '100001',
        unitCode: 'S1',
        recorderSerial: 'K1',
        dutyType: 'road_patrol',
      },
      ...{
        date: today,
        day: today,
        month: '2026-11',
        version: '1',
        size: '1',
        factId: '1',
        kind: 'finding',
        requestId: findingId,
      },
    };
    const queries: Record<string, string> = {
      'finding-decisions': `?findingId=${findingId}`,
      'exports/finding-decisions': '?format=csv',
      'exports/findings': '?format=csv',
      'exports/inbox': '?format=csv',
      'exports/accountability-cases': '?format=csv',
      'officers/{badgeNo}/file': '?month=2026-11',
      'exports/officer-file': '?badgeNo=100001&month=2026-11&format=csv',
    };
    const answered = new Set<string>();
    const routes = routePermissions.filter(({ method, path }) => method === 'GET' && path !== 'live');
    for (const cookie of readers) {
      for (const { method, path } of routes) {
        const filled = path.replaceAll(
          /\{(\w+)\}/g,
          (_, name: string) => ids[name] ?? '00000000-0000-4000-8000-000000000000',
        );
        const { status } = await setup.call(cookie, method, `${filled}${queries[path] ?? ''}`);
        if (status === 200) answered.add(path);
        expect([method, path, await seen(setup.db)]).toEqual([method, path, []]);
      }
    }
    // These show something of it, so the walk was in earnest.
    expect([...answered]).toEqual(
      expect.arrayContaining([
        ...['findings', 'findings/{findingId}', 'findings/{findingId}/liability-appeals', 'finding-decisions'],
        ...['inbox', 'inbox/count', 'inbox/groups', 'officers/{badgeNo}/days/{date}', 'officers/{badgeNo}/file'],
        ...['accountability-cases', 'accountability-cases/{caseId}', 'bulletins', 'bulletins/{bulletinId}'],
        ...Object.keys(queries),
      ]),
    );
  });
});

describe('what somebody does about a decision', () => {
  let world: Awaited<ReturnType<typeof startAccountability>>;
  beforeAll(async () => {
    world = await startAccountability();
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    world.setClock(monday);
  });

  const last = async (who: Person, findingId: string) =>
    (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows[0];
  const press = async (who: Person, decisionId = '') =>
    who.post<Partial<Problem> & { notices: DecisionRow['notices'] }>(`finding-decisions/${decisionId}/notices`, {});
  const toRead = async (who: Person) =>
    (await who.get<{ rows: InboxEntry[] }>('inbox?side=must_do&limit=200')).body.rows
      .map(({ kind }) => kind)
      .filter((kind) => kind.endsWith('_notice'))
      .sort();

  it('says nothing of having seen it: answering, appealing, and what others do', async () => {
    const { findingId, badgeNo, leaderBadgeNo, officer, leader, inspector, person } = await world.openCase();
    const confirmed = (await last(officer, findingId))?.decisionId;
    const done = async (told: Promise<{ status: number; body: Partial<Problem> }>) =>
      expect([await outcomeOf(told), await seen(world.db)]).toEqual(['done', []]);
    await done(officer.post(`findings/${findingId}/answers`, { text: '再说明一次' }));
    await done(leader.post(`findings/${findingId}/answers`, { text: '已提醒' }));
    await done(officer.post(`findings/${findingId}/appeals`, { reason }));
    await done(leader.post(`findings/${findingId}/liability-appeals`, { reason }));
    await done(inspector.post(`findings/${findingId}/steps`, { step: 'close', ...outsideCause, reason }));
    await done(say(officer, person));
    await done(decide(await world.setup.signIn('brigade_leader'), person));
    await done(say(officer, person));
    await done(appeal(officer, person));
    expect(await toRead(officer)).toEqual(['case_notice', 'decision_notice']);
    expect(await toRead(leader)).toEqual(['leader_notice']);
    // Each presses for himself; once more changes nothing.
    await press(officer, confirmed);
    expect(await seen(world.db)).toEqual(['fact finding_decision_seen', `notice ${badgeNo}`]);
    await press(leader, confirmed);
    await Promise.all([press(officer, confirmed), press(leader, confirmed)]);
    await seeEntry(officer, person);
    await seeEntry(officer, person);
    expect(await seen(world.db)).toEqual(
      [
        `entry ${badgeNo}`,
        ...['fact case_seen', 'fact finding_decision_seen', 'fact finding_decision_seen'],
        ...[`notice ${badgeNo}`, `notice ${leaderBadgeNo}`],
      ].sort(),
    );
    expect([await toRead(officer), await toRead(leader)]).toEqual([[], []]);
  });

  it('can’t say for another that he saw it: a leader, a stand-in, or anybody’s account but his own', async () => {
    const { findingId, badgeNo, officer, leader, inspector, person, caseId } = await world.openCase();
    await say(officer, person);
    await decide(await world.setup.signIn('brigade_leader'), person);
    const before = await seen(world.db);
    const decisionId = (await last(inspector, findingId))?.decisionId;
    const signIn: typeof world.setup.signIn = (...who) => world.setup.signIn(...who);
    const own = await signIn('squad_leader', 'squad-1', badgeNo);
    const others = {
      inspector,
      brigadeLeader: await signIn('brigade_leader'),
      admin: await signIn('brigade_admin'),
      squadLeader: await signIn('squad_leader', 'squad-1'),
      standInOfHim: await world.setup.actingFor(own, await signIn('officer', 'squad-1')),
      // He acts for somebody else at that moment.
      himselfForAnother: await world.setup.actingFor(leader, await signIn('officer', 'squad-1', badgeNo)),
    };
    for (const [name, who] of Object.entries(others)) {
      expect([name, (await press(who, decisionId)).status]).toEqual([name, 404]);
      expect([name, (await seeEntry(who, person)).status]).toEqual([name, 404]);
    }
    expect((await seeEntry(leader, person)).status).toBe(404);
    // A leader who is liable presses for himself alone.
    expect((await press(leader, decisionId)).body.notices).not.toContainEqual(expect.objectContaining({ badgeNo }));
    const added = (await seen(world.db)).filter((told) => told.includes(badgeNo) && !before.includes(told));
    expect(added).toEqual([]);
    const { body } = await officer.get<CaseDetail>(`accountability-cases/${caseId}`);
    expect(body.entries.map(({ seenAt }) => seenAt)).toEqual([null]);
    expect(await toRead(officer)).toEqual(['case_notice', 'decision_notice']);
  });
});
