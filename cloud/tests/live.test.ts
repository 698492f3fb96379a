import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { changePassword } from '@rollcall/cloud/auth/accounts/save-account';
import { sessionIdleMs, signOut } from '@rollcall/cloud/auth/sessions/sessions';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { notifyLive } from '@rollcall/cloud/db/notify-live';
import { createLiveHub, type LiveHub } from '@rollcall/cloud/live/live-hub';
import { createLiveListener } from '@rollcall/cloud/live/live-listener';
import { readLive } from '@rollcall/cloud/routes/live/read-live';
import { type LiveMessage, liveTopicSchema, type MissedEvent } from '@rollcall/shared/http/live';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventStream } from './support/event-stream.ts';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { startTestApi } from './support/start-api.ts';
import { startPageApi } from './support/start-page-api.ts';
import { until } from './support/until.ts';

statePermissions(`
GET    live session
`);

let roster: RosterSetup;
let owner: Database;
const streams: EventStream[] = [];

beforeAll(async () => {
  roster = await startRoster();
  owner = createDatabase({ url: roster.hq.ownerUrl, max: 1 });
  await until(healthy);
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(async () => {
  await owner.destroy();
  await roster.stop();
});

async function healthy(): Promise<boolean> {
  const { body } = await roster.call('', 'GET', 'health');
  return body.checks.some(
    ({ name, problem }: { name: string; problem: unknown }) => name === 'live' && problem === null,
  );
}

async function listen(...as: Parameters<RosterSetup['signIn']>): Promise<EventStream> {
  const stream = await EventStream.open(roster.url, await roster.signIn(...as));
  streams.push(stream);
  return stream;
}

/** An HQ of which streams hear only what is published to this hub. */
async function startOnly(hub: LiveHub) {
  const { db, hq } = roster;
  const now = () => new Date();
  return startPageApi({ db, hq }, now, [readLive({ db, now, hub, sessionCookie: 'session' })]);
}

/** The topics of these changes that came after a moment. */
function newerThan(atMs: number, changes: MissedEvent['changes']) {
  const ageMs = performance.now() - atMs;
  return changes.flatMap(({ topic, agoMs }) => (Math.max(...Object.values(agoMs)) <= ageMs ? [topic] : [])).sort();
}

const tell = (messages: LiveMessage[]) => roster.db.transaction().execute((tx) => notifyLive(tx, messages));
const heard = (stream: EventStream, topic: string) =>
  until(
    () => stream.messages.find((message) => message.topic === topic),
    (message) => message !== undefined,
  );

describe('live changes', () => {
  it('are told when the transaction commits, and never when it is rolled back', async () => {
    const stream = await listen('inspector');
    await roster.db
      .transaction()
      .execute(async (tx) => {
        await notifyLive(tx, [{ topic: 'findings', unitCodes: ['S1'] }]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await tell([{ topic: 'recordings', unitCodes: ['S1'] }]);
    expect(await heard(stream, 'recordings')).toEqual({ topic: 'recordings', unitCodes: ['S1'] });
    expect(stream.messages.some(({ topic }) => topic === 'findings')).toBe(false);
  });

  it('reach a squad leader of the own squad only, and ops for stations only', async () => {
    const leader = await listen('squad_leader', 'S1');
    const ops = await listen('ops');
    await tell([
      { topic: 'recordings', unitCodes: ['S2'] },
      { topic: 'stations', unitCodes: ['S2'] },
      { topic: 'coverage', unitCodes: ['S1', 'S2'] },
    ]);
    expect(await heard(ops, 'stations')).toEqual({ topic: 'stations', unitCodes: ['S2'] });
    expect(await heard(leader, 'coverage')).toEqual({ topic: 'coverage', unitCodes: ['S1'] });
    expect(leader.messages).toHaveLength(1);
    expect(ops.messages).toHaveLength(1);
  });

  it('of registry and roster are told with the fact of the change', async () => {
    const stream = await listen('inspector');
    const admin = await roster.signIn('brigade_admin');
    const added = await roster.call(admin, 'POST', 'duty-types', {
      dutyType: 'school_crossing',
      name: '护学岗',
      recordingRule: 'continuous',
    });
    expect(added.status).toBe(201);
    expect(await heard(stream, 'duty')).toEqual({ topic: 'duty', unitCodes: [] });
  });

  it('all count as possible after the connection to Postgres broke, also for a page that opens then', async () => {
    const stream = await listen('inspector');
    const beforeBreak = performance.now();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rollcall live' and datname = current_database()`.execute(
      owner,
    );
    for (const topic of ['recordings', 'stations', 'coverage', 'findings', 'duty']) {
      expect(await heard(stream, topic)).toEqual({ topic, unitCodes: [] });
    }
    await tell([{ topic: 'stations', unitCodes: ['S1'] }]);
    await until(() => stream.messages.some(({ unitCodes }) => unitCodes.includes('S1')));
    const { changes } = await (await listen('inspector')).missed;
    expect(newerThan(beforeBreak, changes)).toEqual([...liveTopicSchema.options].sort());
  });

  it('all count as possible for a page that opened before HQ listened to Postgres', async () => {
    const hub = createLiveHub();
    const api = await startOnly(hub);
    const { cookie } = await api.signInAs('inspector');
    const opened = performance.now();
    const listener = createLiveListener({
      databaseUrl: roster.hq.databaseUrl,
      log: pino({ level: 'silent' }),
      onMessage: hub.publish,
      onSessionsEnded: hub.endSessions,
    });
    listener.start();
    await until(() => listener.problem() === undefined);
    const { changes } = await (await EventStream.open(api.url, cookie)).missed;
    expect(newerThan(opened, changes)).toEqual([...liveTopicSchema.options].sort());
    await api.stop();
    await listener.stop();
  });

  it('about more units than a message of Postgres holds are about any', async () => {
    const stream = await listen('inspector');
    const unitCodes = Array.from({ length: 1000 }, (_, index) => `unit-${index}`);
    await tell([
      { topic: 'findings', unitCodes },
      ...unitCodes.map((one) => ({ topic: 'duty' as const, unitCodes: [one] })),
    ]);
    for (const topic of ['findings', 'duty']) expect(await heard(stream, topic)).toEqual({ topic, unitCodes: [] });
  });

  it('are refused without a session, and to the twenty-first page of an account', async () => {
    await expect(EventStream.open(roster.url, '')).rejects.toThrow('401');
    const cookie = await roster.signIn('inspector');
    for (let n = 0; n < 20; n++) streams.push(await EventStream.open(roster.url, cookie));
    const refused = await roster.call(cookie, 'GET', 'live');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'too_many_streams', nextStep: expect.stringContaining('Close') });
    streams[0]?.close();
    await until(async () => {
      const stream = await EventStream.open(roster.url, cookie).catch(() => undefined);
      if (stream) streams.push(stream);
      return stream !== undefined;
    });
  });

  it('reach a hundred pages at once', async () => {
    const cookies = await Promise.all(Array.from({ length: 5 }, () => roster.signIn('inspector')));
    for (const cookie of cookies) {
      streams.push(...(await Promise.all(Array.from({ length: 20 }, () => EventStream.open(roster.url, cookie)))));
    }
    await tell([{ topic: 'recordings', unitCodes: ['S2'] }]);
    await Promise.all(streams.map((stream) => heard(stream, 'recordings')));
  });
});

describe('a stream', () => {
  it('begins with what changed before it was opened, as far as its session may hear of it', async () => {
    const hub = createLiveHub();
    const api = await startOnly(hub);
    const inspector = await api.signInAs('inspector');
    const leader = await api.signInAs('squad_leader', 'S1');
    hub.publish({ topic: 'recordings', unitCodes: ['S2'] });
    hub.publish({ topic: 'coverage', unitCodes: ['S1'] });
    const missedBy = async ({ cookie }: { cookie: string }) => (await EventStream.open(api.url, cookie)).missed;
    expect((await missedBy(inspector)).changes.map(({ topic }) => topic)).toEqual(['recordings', 'coverage']);
    expect((await missedBy(leader)).changes).toEqual([
      { topic: 'coverage', agoMs: expect.objectContaining({ coverage: expect.any(Number) }) },
    ]);
    await api.stop();
  });

  it('ends soon after its session was ended or its account changed, and keeps no session alive', async () => {
    const clock = { offsetMs: 0 };
    const now = () => new Date(Date.now() + clock.offsetMs);
    const { db, hq } = roster;
    const api = await startPageApi({ db, hq }, now, [
      readLive({ db, now, hub: createLiveHub(), sessionCookie: 'session', beatMs: 20 }),
    ]);
    const signedOut = await api.signInAs('inspector');
    const demoted = await api.signInAs('inspector');
    const idle = await api.signInAs('inspector');
    const streamOf = async ({ cookie }: { cookie: string }) => EventStream.open(api.url, cookie);

    const first = await streamOf(signedOut);
    await signOut(db, signedOut.cookie.split('=')[1] ?? '');
    await first.ended;

    const second = await streamOf(demoted);
    await owner.updateTable('account').set({ role: 'ops' }).where('username', '=', demoted.username).execute();
    await second.ended;

    const third = await streamOf(idle);
    clock.offsetMs = sessionIdleMs;
    await third.ended;
    await api.stop();
  });

  it('ends at once when somebody signs out or changes the password', async () => {
    const cookie = await roster.signIn('inspector');
    const stays = await listen('inspector');
    const signedOut = await EventStream.open(roster.url, cookie);
    expect((await roster.call(cookie, 'DELETE', 'sessions/current')).status).toBe(204);
    await signedOut.ended;

    const username = 'whose password changes';
    await addTestAccount(roster.db, {
      username,
      password: 'password-of-a-test',
      role: 'ops',
      unitCode: null,
      badgeNo: null,
    });
    const { headers } = await roster.call('', 'POST', 'sessions', { username, password: 'password-of-a-test' });
    const stream = await EventStream.open(roster.url, headers.getSetCookie()[0]?.split(';')[0] ?? '');
    await changePassword(roster.db, username, 'another-password-of-a-test');
    await stream.ended;
    await tell([{ topic: 'stations', unitCodes: [] }]);
    await heard(stays, 'stations');
  });

  it('is cut off when nobody reads it, and does not hold up the end of the service', async () => {
    const hub = createLiveHub({ gatherMs: 0 });
    const api = await startOnly(hub);
    const { cookie } = await api.signInAs('inspector');
    const unread = async () => {
      const socket = connect({ port: Number(new URL(api.url).port), host: '127.0.0.1' });
      socket.on('error', () => undefined);
      socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: hq\r\nCookie: ${cookie}\r\n\r\n`);
      await once(socket, 'readable');
      return socket;
    };
    const units = Array.from({ length: 300 }, () => randomUUID());
    const fill = async (messages: number) => {
      for (let n = 0; n < messages; n++) {
        hub.publish({ topic: 'recordings', unitCodes: units });
        await setTimeout(1);
      }
    };
    const slow = await unread();
    await fill(1500);
    slow.resume();
    await once(slow, 'close');

    const last = await unread();
    await fill(100);
    await api.stop();
    last.destroy();
  });

  it('ends when the service stops, and does not hold it up', async () => {
    const api = await startTestApi(roster.hq);
    api.clock.offsetMs = Date.parse(`${today}T07:00:00+08:00`) - Date.now();
    const stream = await EventStream.open(api.url, await roster.signIn('inspector'));
    await api.stop();
    await stream.ended;
  });
});
