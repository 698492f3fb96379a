import { insertDelegation, saveAcceptance } from '@rollcall/cloud/auth/delegations/repository';
import { insertAppeal } from '@rollcall/cloud/findings/finding-answer-repository';
import { servedLeadershipEdits } from '@rollcall/cloud/findings/leadership-edits/routes';
import { servedLeaderships } from '@rollcall/cloud/findings/leaderships/routes';
import { changeOfficer, saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { readFinding } from '@rollcall/cloud/routes/findings/read-finding';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { LeadershipEdit } from '@rollcall/shared/resources/leadership-edits';
import type { LeadershipRow, NewLeadership } from '@rollcall/shared/resources/leaderships';
import { callApi } from './call-api.ts';
import { at, startDutyWorld } from './duty-world.ts';
import { noStore } from './no-store.ts';
import { startPageApi } from './start-page-api.ts';

/** An instant of March 2026, by local time: `10T08:00`. HQ notes who leads when a test runs: later than all of that duty. */
export const march = (time: string) => new Date(`2026-03-${time}:00+08:00`);

/** Duty of a time when others led, what is found of it, and the pages of who led. */
export async function startLeading() {
  const world = await startDutyWorld();
  const { db, change } = world;
  const now = () => at('09:00', 2);
  const { lists, routes } = servedLeaderships;
  const api = await startPageApi({ db, hq: world.hq }, now, [
    readFinding({ db, now }),
    ...lists.map(({ route }) => route({ db, now })),
    ...routes({ db, store: noStore, now }),
    ...servedLeadershipEdits.routes({ db, store: noStore, now }),
  ]);
  const inspector = await api.signInAs('inspector');
  const admin = await api.signInAs('brigade_admin');

  const get = async <Body>(path: string, cookie = inspector.cookie) =>
    (await callApi<Body>(api.url, { method: 'GET', path, cookie })).body;
  const accountOf = (username: string) =>
    db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();

  const propose = (correction: Partial<NewLeadership>, cookie = admin.cookie) =>
    callApi<{ code?: string; leadershipEditId?: string }>(api.url, {
      method: 'POST',
      path: 'leaderships',
      cookie,
      body: {
        badgeNo: null,
        unitCode: 'squad-1',
        leaderBadgeNo: null,
        ledFrom: march('01T00:00').toISOString(),
        ledUntil: march('31T00:00').toISOString(),
        reason: '按任免文件更正',
        ...correction,
      },
    });
  const decide = (leadershipEditId: string, decision = 'agreed', cookie = inspector.cookie) =>
    callApi<LeadershipEdit & { code?: string }>(api.url, {
      method: 'POST',
      path: `leadership-edits/${leadershipEditId}/decision`,
      cookie,
      body: { decision, reason: '与任免文件相符' },
    });

  return {
    world,
    api,
    admin,
    inspector,
    accountOf,

    async officer(badgeNo: string, leaderBadgeNo: string | null = null, unitCode = 'squad-1') {
      const officer = { badgeNo, name: `officer ${badgeNo}`, kind: 'sworn' as const, unitCode, leaderBadgeNo };
      await db.transaction().execute((tx) => saveOfficers(tx, [officer], change));
    },

    /** What the registry says from now on. */
    change: (badgeNo: string, changes: { leaderBadgeNo?: string | null; unitCode?: string }) =>
      changeOfficer(db, badgeNo, changes, change),

    /** A duty without footage. @returns the finding's id */
    async findingOf(badgeNo: string, day = 10): Promise<string> {
      const shiftId = await world.shift(badgeNo, march(`${day}T08:00`), march(`${day}T12:00`));
      await world.review(now());
      return (await world.finding(shiftId, 'no_footage')).finding_id;
    },

    /** Who stands in for a leader, from when until when, when that was decided and when he accepted; null: he didn't. */
    async standIn(
      leader: { username: string },
      delegate: { username: string },
      { from, until, named = from, accepted = named, ended }: StandIn,
    ) {
      const [led, acts] = [await accountOf(leader.username), await accountOf(delegate.username)];
      const delegationId = await db.transaction().execute(async (tx) => {
        const id = await insertDelegation(tx, {
          unitCode: led.unit_code ?? '',
          leaderId: led.account_id,
          delegateId: acts.account_id,
          startsAt: from,
          endsAt: until,
          reason: '外出学习',
          namedBy: led.account_id,
          namedAt: named,
        });
        if (accepted) await saveAcceptance(tx, id, accepted);
        return id;
      });
      if (!ended) return;
      const end = { ended_by: led.account_id, ended_at: ended };
      await db.updateTable('delegation').set(end).where('delegation_id', '=', delegationId).execute();
    },

    async appeal(findingId: string, username: string): Promise<void> {
      const { account_id: by } = await accountOf(username);
      const appeal = {
        findingId,
        findingKind: 'no_footage' as const,
        reason: '在外出',
        by,
        onBehalfOf: null,
        at: now(),
      };
      await db.transaction().execute((tx) => insertAppeal(tx, appeal));
    },

    finding: (findingId: string) => get<FindingDetailResponse>(`findings/${findingId}`),

    async leaderOf(findingId: string) {
      const { leaderBadgeNo, leaderSince, leaderStandsInFor } = await get<FindingDetailResponse>(
        `findings/${findingId}`,
      );
      return { leaderBadgeNo, leaderSince, standsInFor: leaderStandsInFor?.badgeNo ?? null };
    },

    rows: async (query: string, cookie?: string) =>
      (await get<{ rows: LeadershipRow[] }>(`leaderships?${query}`, cookie)).rows,

    propose,
    decide,

    /** Proposed by an administrator, agreed to by an inspector. */
    async correct(correction: Partial<NewLeadership>) {
      const { status, body } = await propose(correction);
      if (!body.leadershipEditId) return { status, body };
      return decide(body.leadershipEditId);
    },

    async stop() {
      await api.stop();
      await world.stop();
    },
  };
}

interface StandIn {
  from: Date;
  until: Date;
  named?: Date;
  accepted?: Date | null;
  ended?: Date;
}

export type Leading = Awaited<ReturnType<typeof startLeading>>;
