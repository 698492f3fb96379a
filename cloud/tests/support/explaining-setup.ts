import { findingRoutes } from '@rollcall/cloud/api/finding-routes';
import { insertDelegation, saveAcceptance } from '@rollcall/cloud/auth/delegations/repository';
import { insertSession } from '@rollcall/cloud/auth/sessions/repository';
import { hashOfSession, newSessionId } from '@rollcall/cloud/auth/sessions/sessions';
import { servedFieldInspections } from '@rollcall/cloud/checks/inspections/routes';
import { servedVisits } from '@rollcall/cloud/checks/visits/routes';
import type { Database } from '@rollcall/cloud/db/database';
import { servedOutsideDecisions } from '@rollcall/cloud/decisions/outside/routes';
import { servedAccountabilityCases } from '@rollcall/cloud/findings/accountability/routes';
import { servedCommonCauses } from '@rollcall/cloud/findings/causes/routes';
import { servedConfirmedEntries } from '@rollcall/cloud/findings/entries/routes';
import { servedFindingDecisions } from '@rollcall/cloud/findings/handling/routes';
import { servedRectifications } from '@rollcall/cloud/findings/rectifications/routes';
import { servedSpotOrders } from '@rollcall/cloud/findings/spot-orders/routes';
import type { Route } from '@rollcall/cloud/http/route';
import { servedInbox } from '@rollcall/cloud/inbox/routes';
import { servedMetrics } from '@rollcall/cloud/metrics/routes';
import type { ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { servedScores } from '@rollcall/cloud/scores/month/routes';
import { servedScoreRules } from '@rollcall/cloud/scores/rules/routes';
import { servedTrainingCases } from '@rollcall/cloud/training/cases/routes';
import { servedLeaderPage } from '@rollcall/cloud/views/leader-page/routes';
import { servedShiftCoverage } from '@rollcall/cloud/views/shift-coverage/routes';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { Role } from '@rollcall/shared/http/permissions';
import type { Problem } from '@rollcall/shared/http/problem';
import { createTestStore } from '@rollcall/test/test-store';
import { expect } from 'vitest';
import { type Answer, callApi } from './call-api.ts';
import { at, startDutyWorld } from './duty-world.ts';
import { startPageApi } from './start-page-api.ts';

export interface Person {
  username: string;
  get<Body = Partial<Problem>>(path: string): Promise<Answer<Body>>;
  call<Body = Partial<Problem>>(method: string, path: string, body?: object): Promise<Answer<Body>>;
  /** @param key the same for a command that is sent twice */
  post<Body = Partial<Problem>>(path: string, body: object, key?: string): Promise<Answer<Body>>;
  put<Body = Partial<Problem>>(path: string, bytes: Uint8Array): Promise<Answer<Body>>;
  upload<Body = Partial<Problem>>(path: string, bytes: Uint8Array): Promise<Answer<Body>>;
}

/**
 * A world of duty, the API of explaining gaps over it, and people who use it. `now` is HQ's clock.
 * @param more other routes that a test needs
 */
export async function startExplaining(
  now: () => Date,
  more: (deps: { db: Database; store: ObjectStore; now: () => Date }) => Route[] = () => [],
) {
  const world = await startDutyWorld();
  const s3 = await createTestStore();
  const store = createObjectStore({ ...s3.settings, grantForm: 'content-sha256' });
  await store.ensureBucket();
  const { db } = world;
  const resources = [
    servedOutsideDecisions,
    servedFindingDecisions,
    servedRectifications,
    servedSpotOrders,
    servedCommonCauses,
    servedAccountabilityCases,
    servedConfirmedEntries,
    servedInbox,
    servedLeaderPage,
    servedShiftCoverage,
    servedMetrics,
    servedFieldInspections,
    servedVisits,
    servedScores,
    servedScoreRules,
    servedTrainingCases,
  ];
  const api = await startPageApi({ db, hq: world.hq }, now, [
    ...findingRoutes({ db, now, store }),
    ...more({ db, store, now }),
    ...resources.flatMap(({ lists, routes }) => [
      ...lists.map(({ route }) => route({ db, now })),
      ...routes({ db, store, now }),
    ]),
  ]);

  async function signIn(role: Role, unitCode: string | null = null, badgeNo: string | null = null): Promise<Person> {
    return personOf(await api.signInAs(role, unitCode, badgeNo));
  }

  function personOf({ username, cookie }: { username: string; cookie: string }): Person {
    const call = <Body>(method: string, path: string, body?: object, headers = {}) =>
      callApi<Body>(api.url, { method, path, cookie, body, headers });
    return {
      username,
      call,
      get: <Body>(path: string) => call<Body>('GET', path),
      post: <Body>(path: string, body: object, key?: string) =>
        call<Body>('POST', path, body, key === undefined ? {} : { 'idempotency-key': key }),
      put: <Body>(path: string, bytes: Uint8Array) => call<Body>('PUT', path, bytes),
      upload: <Body>(path: string, bytes: Uint8Array) => call<Body>('POST', path, bytes),
    };
  }

  /** The delegate, who acts for the leader from now on. */
  async function actingFor(leader: Person, delegate: Person): Promise<Person> {
    const accountOf = ({ username }: Person) =>
      db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();
    const [led, acts] = [await accountOf(leader), await accountOf(delegate)];
    const [startsAt, endsAt] = [now(), new Date(now().getTime() + 3_600_000)];
    const sessionId = newSessionId();
    await db.transaction().execute(async (tx) => {
      const delegationId = await insertDelegation(tx, {
        unitCode: led.unit_code,
        leaderRole: led.role,
        leaderId: led.account_id,
        delegateId: acts.account_id,
        startsAt,
        endsAt,
        reason: '外出',
        namedBy: led.account_id,
        namedAt: startsAt,
      });
      await saveAcceptance(tx, delegationId, startsAt);
      const sessionSha256 = hashOfSession(sessionId);
      const session = { sessionSha256, accountId: acts.account_id, now: startsAt, expiresAt: endsAt, delegationId };
      await insertSession(tx, session);
    });
    return personOf({ username: delegate.username, cookie: `session=${sessionId}` });
  }

  return {
    world,
    store,
    now,
    signIn,
    actingFor,
    /** Everybody who was away is back. */
    async allBack() {
      await db
        .updateTable('delegation')
        .set(({ ref }) => ({ ended_at: now(), ended_by: ref('named_by') }))
        .where('ended_at', 'is', null)
        .execute();
    },
    async stop() {
      await api.stop();
      store.close();
      await s3.stop();
      await world.stop();
    },
  };
}

export type Explaining = Awaited<ReturnType<typeof startExplaining>>;

let people = 0;

/** An officer with a shift from 8 to 12 of which 10 to 11 is missing, his card read, and the finding of it. */
export async function officerWithGap({ world, now, signIn }: Explaining, unitCode = 'squad-1') {
  const badgeNo = String(200_001 + people++);
  const recorderSerial = `G${people}`;
  await world.officer(badgeNo, unitCode);
  await world.recorder(recorderSerial);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
  const announcedAt = at('13:00');
  await world.footage(
    { recorderSerial, from: at('08:00'), to: at('10:00'), announcedAt },
    { recorderSerial, from: at('11:00'), to: at('12:00'), announcedAt },
  );
  await world.dock(recorderSerial, at('12:30'), announcedAt);
  await world.review(now());
  const { finding_id: findingId } = await world.finding(shiftId, 'coverage_below_threshold');
  return { badgeNo, shiftId, findingId, officer: await signIn('officer', unitCode, badgeNo) };
}

/** What is missing of that shift. */
export const gap = { startsAt: at('10:00').toISOString(), endsAt: at('11:00').toISOString() };
export const explanation = '执法仪中途自动关机，已报中队';

/** The gap, explained; a fault unless the changes say otherwise. */
export async function explained(who: Person, of: object, changes: object = {}): Promise<ExemptionDetail> {
  const answer = await who.post<ExemptionDetail & Partial<Problem>>('exemptions', {
    ...gap,
    reasonCode: 'fault',
    explanation,
    ...of,
    ...changes,
  });
  expect([answer.status, answer.body.title]).toEqual([201, undefined]);
  return answer.body;
}
