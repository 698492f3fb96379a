import { argon2Sync, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { type KioskDecisions, kioskDirectorySchema } from '@rollcall/shared/http/station-kiosk';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agentErrors } from '../src/errors/agent-errors.ts';
import { HqProblemError } from '../src/errors/hq-problem-error.ts';
import type { HqClient } from '../src/identity/hq-client.ts';
import { replaceDirectory } from '../src/kiosk/directory-repository.ts';
import type { KioskState } from '../src/kiosk/kiosk-messages.ts';
import { createKioskServer } from '../src/kiosk/kiosk-server.ts';
import { createStationKiosk } from '../src/kiosk/station-kiosk.ts';
import { beginErase, endErase, setFilesErased } from '../src/recordings/erases-repository.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

const log = pino({ level: 'silent' });
const salt = randomBytes(16);
const verifierOf = (pin: string) => {
  // Cheap here; HQ's is not.
  const tag = argon2Sync('argon2id', {
    message: pin,
    nonce: salt,
    memory: 256,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=256,t=1,p=1$${base64(salt)}$${base64(tag)}`;
};
const sessionId = '0b9b4c4e-6c0e-4d0c-9d8e-6f0d6f6f0007';
const session = {
  sessionId,
  topic: '现场执法记录仪使用规范',
  place: '三楼会议室',
  startsAt: '2026-11-25T01:00:00.000Z',
  endsAt: '2026-11-25T02:00:00.000Z',
  signInFrom: '2026-11-25T00:30:00.000Z',
  badgeNos: ['100001', '100004'],
};
const pinSetAt = '2026-11-20T08:00:00.000Z';
const directory = kioskDirectorySchema.parse({
  officers: [
    { badgeNo: '100001', name: '陈建国', pinVerifier: verifierOf('482913'), pinSetAt },
    { badgeNo: '100002', name: '李娜', pinVerifier: null },
    { badgeNo: '100003', name: '王磊', pinVerifier: verifierOf('730164'), pinSetAt },
    // Set at the page by an account whose password a command made: nobody knows whether others know it.
    { badgeNo: '100004', name: '赵敏', pinVerifier: verifierOf('915027') },
    // Somebody else made this one.
    { badgeNo: '100005', name: '周涛', pinVerifier: null, givenPinVerifier: verifierOf('604915') },
  ],
  recorders: [
    { recorderSerial: '7K30021', state: 'normal', spare: false, holderBadgeNo: '100001' },
    { recorderSerial: 'SP1', state: 'normal', spare: true, holderBadgeNo: null },
  ],
  sessions: [session],
});

let station: ReturnType<typeof createCardStation>;
let server: ReturnType<typeof createKioskServer>;
let url: string;
let token: string;
let now: Date;
let wrongPins: number;
/** What HQ has for the screen; null: HQ is away. */
let atHq: { decisions: KioskDecisions['decisions'] } | null;
let seenAtHq: unknown[];
/** What HQ says to a PIN that is chosen. */
let pinAtHq: () => object;
let dice: KioskState['dice'];
beforeEach(async () => {
  station = createCardStation();
  now = new Date('2026-11-25T00:00:00Z');
  wrongPins = 0;
  atHq = { decisions: [] };
  seenAtHq = [];
  pinAtHq = () => ({ pinVerifier: verifierOf('730518'), pinSetAt: '2026-11-25T00:00:00.000Z' });
  dice = { last: null, fault: null };
  await serve();
  const { store } = station.agent;
  store.transaction(() => replaceDirectory(store.db, directory, now));
});
afterEach(async () => {
  await server.stop();
  await station.close();
});

const away = () => Promise.reject(agentErrors.hqUnreachable('http://x', new Error('no line')));
/** HQ, as far as the screen asks it; `kiosk.e2e.ts` has the real one. */
const hq: HqClient = {
  get: async (path, schema) => (atHq ? schema.parse(path.endsWith('/100001') ? atHq : { decisions: [] }) : away()),
  getIfChanged: away,
  async post(path, body, schema) {
    if (!atHq) return away();
    seenAtHq.push([path, body]);
    if (path.includes('/kiosk-pins/')) return schema.parse(pinAtHq());
    return schema.parse({ appealUntilOn: '2026-12-16' });
  },
};

async function serve(): Promise<void> {
  const { store, append } = station.agent;
  const config = { v: 1 as const, stationId: 'squad-1', name: '一中队采集站', unitCode: 'S1', hqUrl: 'http://x' };
  const kiosk = createStationKiosk({
    station: {
      ...config,
      dockFolder: station.dockFolder,
      mqtt: { url: 'mqtt://x', username: '', password: null },
      codeDigest: '',
    },
    store,
    append,
    hq,
    hqNow: () => now,
    onHqMayKnowMore: () => wrongPins++,
    dice: () => dice,
    isStuck: () => false,
    clock: station.clock,
    cardTroubles: () => ['card_unsteady'],
    checkpoint: () => null,
    log,
  });
  server = createKioskServer({ kiosks: [kiosk], log });
  url = await server.start(0);
  token = /kiosk-token" content="([\w-]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
}

async function state(): Promise<KioskState> {
  const response = await fetch(`${url}/api/stations/squad-1`, { headers: { 'x-kiosk-token': token } });
  expect(response.status).toBe(200);
  return response.json() as Promise<KioskState>;
}

async function enter(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/api/stations/squad-1/entries`, {
    method: 'POST',
    headers: { 'x-kiosk-token': token, origin: url, ...headers },
    body: JSON.stringify({
      entryId: randomUUID(),
      kind: 'check_out',
      badgeNo: '100001',
      pin: '482913',
      recorderSerial: 'SP1',
      ...body,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the screen of a station', () => {
  it('takes a check-out, a return and a fault: each an event, shown until HQ has it and after', async () => {
    expect(await enter({ spareFor: '7K30021' })).toMatchObject({ status: 201, body: { outcome: 'entered' } });
    now = new Date('2026-11-25T00:10:00Z');
    await enter({ kind: 'fault', recorderSerial: '7K30021', symptom: ' 黑屏 ' });
    now = new Date('2026-11-25T08:00:00Z');
    const { body } = await enter({ kind: 'check_in' });
    const who = { badgeNo: '100001' };
    expect(station.events('checked_out')).toEqual([
      {
        observationId: expect.any(String),
        recorderSerial: 'SP1',
        ...who,
        at: '2026-11-25T00:00:00.000Z',
        spareFor: '7K30021',
      },
    ]);
    expect(station.events('fault_reported')).toMatchObject([{ recorderSerial: '7K30021', ...who, symptom: '黑屏' }]);
    expect(station.events('checked_in')).toEqual([
      { observationId: body.entryId, recorderSerial: 'SP1', ...who, at: '2026-11-25T08:00:00.000Z' },
    ]);
    const kinds = async () => (await state()).entries.map(({ kind, confirmed }) => `${kind} ${confirmed}`);
    expect(await kinds()).toEqual(['check_in false', 'fault false', 'check_out false']);
    station.agent.store.db.exec("update outbox_event set released_at = 'now' where type = 'checked_out'");
    station.agent.store.db.exec("delete from outbox_event where type = 'fault_reported'");
    expect(await kinds()).toEqual(['check_in false', 'fault true', 'check_out true']);
  });

  it('enters the same once, however often it is sent, and refuses another under its id', async () => {
    const entryId = randomUUID();
    const twice = await Promise.all([enter({ entryId }), enter({ entryId })]);
    for (const answer of [...twice, await enter({ entryId })]) {
      expect(answer).toEqual({ status: 201, body: { outcome: 'entered', entryId } });
    }
    expect(await enter({ entryId, recorderSerial: '7K30021' })).toMatchObject({ status: 422 });
    expect(await enter({ entryId: 'not an id' })).toMatchObject({ status: 400 });
    expect(station.events('checked_out')).toMatchObject([{ observationId: entryId }]);
    expect((await state()).entries).toHaveLength(1);
  });

  it('knows at once who has taken what, although HQ has not heard of it', async () => {
    const holders = async () => (await state()).recorders.map(({ holderBadgeNo }) => holderBadgeNo);
    expect(await holders()).toEqual(['100001', null]);
    await enter({});
    await enter({ kind: 'check_in', recorderSerial: '7K30021' });
    expect(await holders()).toEqual([null, '100001']);
    // What HQ says later counts.
    now = new Date('2026-11-25T01:00:00Z');
    const { store } = station.agent;
    store.transaction(() => replaceDirectory(store.db, directory, now));
    expect(await holders()).toEqual(['100001', null]);
  });

  const items = { charge: 'ok', function: 'ok', time: 'ok', picture: 'ok', sound: 'ok', space: 'ok' };

  it('takes a check; a fault comes with its report, the return and the spare, at one moment and once', async () => {
    expect(await enter({ kind: 'check', recorderSerial: '7K30021', items })).toMatchObject({ status: 201 });
    now = new Date('2026-11-25T00:10:00Z');
    const entryId = randomUUID();
    const fault = { symptom: '没有声音', spare: { outcome: 'taken', recorderSerial: 'SP1' } };
    const failed = { entryId, kind: 'check', recorderSerial: '7K30021', items: { ...items, sound: 'fault' }, fault };
    await enter(failed);
    await enter(failed);
    const seen = { badgeNo: '100001', at: now.toISOString() };
    const ofRecorder = { recorderSerial: '7K30021', ...seen };
    const [told] = station.events('fault_reported');
    expect(station.events('pre_shift_checked')).toEqual([
      { checkId: expect.any(String), ...ofRecorder, at: '2026-11-25T00:00:00.000Z', items },
      {
        ...{ checkId: entryId, ...ofRecorder, items: failed.items, ticketId: told?.ticketId },
        ...{ spare: 'taken', spareSerial: 'SP1' },
      },
    ]);
    expect(station.events('fault_reported')).toMatchObject([{ ...ofRecorder, symptom: '没有声音' }]);
    expect(station.events('checked_in')).toMatchObject([ofRecorder]);
    expect(station.events('checked_out')).toMatchObject([{ recorderSerial: 'SP1', ...seen, spareFor: '7K30021' }]);
    expect((await state()).entries.map(({ kind }) => kind)).toEqual([
      'check_out',
      'check_in',
      'fault',
      'check',
      'check',
    ]);
    expect((await state()).recorders).toMatchObject([{ holderBadgeNo: null }, { holderBadgeNo: '100001' }]);
  });

  it('takes a check of a recorder that stays with the officer, and none without an item', async () => {
    const fault = { symptom: '没有声音', spare: { outcome: 'none_free' } };
    const failed = { kind: 'check', recorderSerial: '7K30021', items: { ...items, sound: 'fault' }, fault };
    expect((await enter(failed)).status).toBe(201);
    expect(station.events('pre_shift_checked')).toMatchObject([{ spare: 'none_free' }]);
    expect([...station.events('checked_in'), ...station.events('checked_out')]).toEqual([]);
    const { space: _space, ...five } = items;
    expect((await enter({ kind: 'check', items: five })).status).toBe(400);
  });

  it('refuses nothing but who is not known: another recorder, a second check-out, one of another unit', async () => {
    expect((await enter({})).status).toBe(201);
    expect((await enter({})).status).toBe(201);
    expect((await enter({ recorderSerial: 'OF-ANOTHER-UNIT' })).status).toBe(201);
    expect(await enter({ badgeNo: '200001' })).toMatchObject({ status: 403, body: { outcome: 'unknown_officer' } });
    expect(await enter({ badgeNo: '100002' })).toMatchObject({ status: 403, body: { outcome: 'no_pin' } });
    expect(await enter({ recorderSerial: '../x' })).toMatchObject({ status: 400 });
    expect(await enter({ kind: 'fault', symptom: ' ' })).toMatchObject({ status: 400 });
    expect(await enter({ pin: 'x'.repeat(20_000) })).toMatchObject({ status: 400 });
    expect(station.events('checked_out')).toHaveLength(3);
  });

  it('lets nobody guess a PIN: five attempts in a quarter of an hour, over restarts and whatever the clock', async () => {
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await enter({ pin: '000000' })).toMatchObject({
        status: 403,
        body: { outcome: 'wrong_pin', attemptsLeft },
      });
    }
    expect(wrongPins).toBe(5);
    expect(await enter({})).toMatchObject({ body: { outcome: 'locked', retryAfterMs: 15 * 60_000 } });
    await server.stop();
    await station.restart();
    await serve();
    now = new Date('2026-11-24T00:00:00Z');
    expect(await enter({})).toMatchObject({ body: { outcome: 'locked' } });
    now = new Date('2026-11-25T00:15:00Z');
    expect(await enter({ pin: '000000' })).toMatchObject({ body: { outcome: 'wrong_pin', attemptsLeft: 4 } });
    expect((await enter({})).status).toBe(201);
    expect(await enter({ pin: '000000' })).toMatchObject({ body: { outcome: 'wrong_pin', attemptsLeft: 4 } });
    expect(station.events('checked_out')).toHaveLength(1);
  });

  it('counts attempts that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter({ pin: '000000' })));
    expect(answers.filter(({ body }) => body.outcome === 'wrong_pin')).toHaveLength(5);
    expect(answers.filter(({ body }) => body.outcome === 'locked')).toHaveLength(7);
  });

  it('shows how far each card is, and how long it still records', async () => {
    station.putFile('7K30021', l6Name(1), 'a'.repeat(1000));
    station.putFile('7K30021', l6Name(2), 'b'.repeat(500));
    await station.settle();
    const card = async () => (await state()).cards[0];
    expect(await card()).toMatchObject({
      recorderSerial: '7K30021',
      files: 2,
      filesCollected: 0,
      bytes: 1500,
      bytesCollected: 0,
    });
    await station.agent.collector.runOnce();
    expect(await card()).toMatchObject({
      filesCollected: 2,
      bytesCollected: 1500,
      step: 'collecting',
      mayBeTaken: false,
    });
    expect((await card())?.minutesLeft).toBeGreaterThan(0);
    station.advance(60_000);
    await station.agent.scanner.runOnce();
    expect(await card()).toMatchObject({ step: 'uploading', filesVerified: 0, mayBeTaken: true });
    const { db } = station.agent.store;
    db.exec(`update recording set state = 'verified'`);
    expect(await card()).toMatchObject({ step: 'verified', filesVerified: 2, mayBeTaken: true });
    const dockSessionId = (await card())?.dockSessionId ?? '';
    beginErase(db, { permitId: 'a permit', jws: '', dockSessionId, at: now });
    expect(await card()).toMatchObject({ step: 'erasing', mayBeTaken: false });
    setFilesErased(db, dockSessionId, [Buffer.from(l6Name(1)), Buffer.from(l6Name(2))]);
    endErase(db, { permitId: 'a permit', state: 'erased', at: now });
    expect(await card()).toMatchObject({ step: 'erased', files: 0, mayBeTaken: true });
  });
});

describe('training sessions', () => {
  const attend = (body: object = {}) => enter({ kind: 'attend', sessionId, recorderSerial: undefined, ...body });
  const sessions = async () => (await state()).sessions;
  beforeEach(() => {
    now = new Date('2026-11-25T00:45:00Z');
  });

  it('are signed in to by badge and PIN: an event, shown until HQ has it and after, also while HQ is away', async () => {
    atHq = null;
    const { status, body } = await attend();
    expect([status, body.outcome]).toEqual([201, 'entered']);
    expect(station.events('training_attended')).toEqual([
      { attendanceId: body.entryId, sessionId, badgeNo: '100001', at: now.toISOString(), pinSetAt },
    ]);
    const entry = { kind: 'attend', sessionId, topic: session.topic, badgeNo: '100001' };
    expect((await state()).entries).toMatchObject([{ ...entry, confirmed: false }]);
    await server.stop();
    await station.restart();
    await serve();
    station.agent.store.db.exec("update outbox_event set released_at = 'now'");
    expect((await state()).entries).toMatchObject([{ ...entry, confirmed: true }]);
    expect(await sessions()).toEqual([session]);
    // What is about a session moves no recorder.
    expect((await state()).recorders.map(({ holderBadgeNo }) => holderBadgeNo)).toEqual(['100001', null]);
  });

  it('enter the same once, and no other under its id', async () => {
    const entryId = randomUUID();
    const twice = await Promise.all([attend({ entryId }), attend({ entryId })]);
    for (const answer of [...twice, await attend({ entryId })]) {
      expect(answer).toEqual({ status: 201, body: { outcome: 'entered', entryId } });
    }
    expect(await enter({ entryId })).toMatchObject({ status: 422, body: { outcome: 'other_entry' } });
    expect(await attend({ entryId, badgeNo: '100003', pin: '730164' })).toMatchObject({ status: 422 });
    expect(station.events('training_attended')).toHaveLength(1);
    expect(station.events('checked_out')).toEqual([]);
  });

  it('take a PIN of one’s own only; the station asks HQ whether there is another by now', async () => {
    const made = { badgeNo: '100004', pin: '915027' };
    expect(await attend(made)).toEqual({ status: 403, body: { outcome: 'pin_not_own' } });
    expect(wrongPins).toBe(1);
    expect(await attend({ ...made, pin: '000000' })).toMatchObject({ body: { outcome: 'wrong_pin' } });
    expect((await enter({ ...made, recorderSerial: 'SP1' })).status).toBe(201);
    expect((await state()).officers.map(({ ownPin }) => ownPin)).toEqual([true, false, true, false, false]);
    expect(station.events('training_attended')).toEqual([]);
  });

  it('take those who must attend, in the time for it, and sessions that HQ told of', async () => {
    expect(await attend({ badgeNo: '100003', pin: '730164' })).toMatchObject({ body: { outcome: 'not_expected' } });
    expect(await attend({ sessionId: randomUUID() })).toMatchObject({ body: { outcome: 'unknown_session' } });
    expect(await attend({ sessionId: 'x' })).toMatchObject({ status: 400 });
    now = new Date('2026-11-25T00:29:59Z');
    expect(await attend()).toMatchObject({ status: 403, body: { outcome: 'not_open' } });
    now = new Date('2026-11-25T02:00:01Z');
    expect(await attend()).toMatchObject({ body: { outcome: 'not_open' } });
    expect(station.events('training_attended')).toEqual([]);
    for (const time of [session.signInFrom, session.endsAt]) {
      now = new Date(time);
      expect((await attend()).status).toBe(201);
    }
  });

  it('are shown on their day until they are over', async () => {
    for (const [time, shown] of [
      ['2026-11-24T15:59:59Z', []],
      ['2026-11-24T16:00:00Z', [session]],
      ['2026-11-25T01:59:59Z', [session]],
      ['2026-11-25T02:00:00Z', []],
    ] as const) {
      now = new Date(time);
      expect(await sessions()).toEqual(shown);
    }
  });
});

describe('whoever else reaches 127.0.0.1', () => {
  it('gets nothing by another name, from another page, or without the token', async () => {
    const { port } = new URL(url);
    const raw = (headers: Record<string, string>, method = 'GET') =>
      new Promise<number>((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path: '/api/stations', method, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.on('error', reject).end();
      });
    const good = { host: `127.0.0.1:${port}`, 'x-kiosk-token': token };
    expect(await raw(good)).toBe(200);
    expect(await raw({ ...good, host: `rebound.example:${port}` })).toBe(403);
    expect(await raw({ ...good, origin: 'http://attacker.example' })).toBe(403);
    expect(await raw({ host: good.host })).toBe(401);
    expect(await raw(good, 'PUT')).toBe(405);
    expect(await enter({}, { origin: 'http://attacker.example' })).toMatchObject({ status: 403 });
    expect(station.events('checked_out')).toEqual([]);
  });

  it('hears that a page of before the start is old', async () => {
    const old = token;
    await server.stop();
    await serve();
    expect(token).not.toBe(old);
    expect(await enter({}, { 'x-kiosk-token': old })).toMatchObject({ status: 401 });
  });

  it('gets a page that loads nothing from elsewhere and runs in no frame', async () => {
    for (const path of ['/', '/main.ts', '/style.css']) {
      const { status, headers } = await fetch(url + path);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await fetch(`${url}/tsconfig.json`)).status).toBe(404);
    expect((await fetch(`${url}/..%2fpackage.json`)).status).toBe(404);
  });
});

describe('what was decided about an officer', () => {
  const decision = {
    kind: 'finding' as const,
    id: '0b9b4c4e-6c0e-4d0c-9d8e-6f0d6f6f0001',
    about: { zh: '缺录 · 2026-11-24', en: 'Missing · 2026-11-24' },
    decision: { zh: '认定', en: 'Confirmed' },
    reason: '情况属实',
    decidedAt: '2026-11-25T00:00:00.000Z',
    appealUntilOn: '2026-12-16',
  };
  const send = async (what: string, body: object) => {
    const response = await fetch(`${url}/api/stations/squad-1/${what}`, {
      method: 'POST',
      headers: { 'x-kiosk-token': token, origin: url },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const officer = { badgeNo: '100001', pin: '482913' };
  const notice = { ...officer, kind: 'finding', id: decision.id };

  it('is shown to him who knows his PIN, asked of HQ at that moment, and HQ hears that he saw it', async () => {
    atHq = { decisions: [decision] };
    expect(await send('decisions', officer)).toEqual({
      status: 200,
      body: { outcome: 'decisions', decisions: [decision] },
    });
    expect(await send('notices', notice)).toEqual({
      status: 200,
      body: { outcome: 'seen', appealUntilOn: '2026-12-16' },
    });
    expect(seenAtHq).toEqual([['/station/kiosk-decisions/100001/notices', { kind: 'finding', id: decision.id }]]);
  });

  it('takes HQ: without it the screen says so, and nothing is noted', async () => {
    atHq = null;
    expect(await send('decisions', officer)).toEqual({ status: 503, body: { outcome: 'hq_away' } });
    expect(await send('notices', notice)).toEqual({ status: 503, body: { outcome: 'hq_away' } });
  });

  it('is shown to nobody without the PIN, and wrong ones count', async () => {
    const wrong = { ...officer, pin: '000000' };
    expect(await send('decisions', wrong)).toEqual({ status: 403, body: { outcome: 'wrong_pin', attemptsLeft: 4 } });
    expect(await send('notices', { ...notice, pin: '000000' })).toMatchObject({ body: { attemptsLeft: 3 } });
    expect(await send('decisions', { badgeNo: '100001' })).toEqual({ status: 400, body: { outcome: 'bad_request' } });
    expect((await send('constructor', officer)).status).toBe(404);
    expect([wrongPins, seenAtHq]).toEqual([1, []]);
  });
});

describe('a PIN that somebody else made', () => {
  const officer = { badgeNo: '100005', pin: '604915' };
  const post = async (what: string, body: object) => {
    const response = await fetch(`${url}/api/stations/squad-1/${what}`, {
      method: 'POST',
      headers: { 'x-kiosk-token': token, origin: url },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const entry = (kind: string, pin = officer.pin) => ({
    ...{ entryId: randomUUID(), kind, recorderSerial: 'SP1', badgeNo: officer.badgeNo, pin, symptom: '开不了机' },
  });
  const refused = { status: 403, body: { outcome: 'pin_given' } };

  it('opens nothing: no entry, no decision, nothing counts as seen', async () => {
    for (const kind of ['check_out', 'check_in', 'fault']) expect(await post('entries', entry(kind))).toEqual(refused);
    expect(await post('entries', { ...entry('attend'), sessionId })).toEqual(refused);
    expect(await post('decisions', officer)).toEqual(refused);
    expect(await post('notices', { ...officer, kind: 'finding', id: randomUUID() })).toEqual(refused);
    expect([(await state()).entries, seenAtHq]).toEqual([[], []]);
  });

  it('chooses another one, by HQ, which counts at this station at once', async () => {
    const chosen = { ...officer, newPin: '730518' };
    expect(await post('pins', chosen)).toEqual({ status: 200, body: { outcome: 'chosen' } });
    expect(seenAtHq).toEqual([['/station/kiosk-pins/100005', { pin: '604915', newPin: '730518' }]]);
    expect(await post('decisions', officer)).toMatchObject({ body: { outcome: 'wrong_pin' } });
    expect((await post('entries', entry('check_out', '730518'))).status).toBe(201);
    expect(await post('pins', { ...officer, pin: '730518', newPin: '948261' })).toMatchObject({
      body: { outcome: 'gone' },
    });
  });

  it('is tried as seldom as any other, and chooses nothing while HQ is away or refuses', async () => {
    const choose = (changes: object = {}) => post('pins', { ...officer, newPin: '730518', ...changes });
    expect(await choose({ pin: '000000' })).toEqual({ status: 403, body: { outcome: 'wrong_pin', attemptsLeft: 4 } });
    expect(await choose({ newPin: '12a456' })).toMatchObject({ status: 400 });
    atHq = null;
    expect(await choose()).toEqual({ status: 503, body: { outcome: 'hq_away' } });
    atHq = { decisions: [] };
    const problem = (code: string, status: number) => () => {
      throw new HqProblemError({ type: 'about:blank', title: code, status, code, nextStep: '' });
    };
    pinAtHq = problem('pin_too_plain', 400);
    expect(await choose()).toEqual({ status: 422, body: { outcome: 'pin_too_plain' } });
    pinAtHq = problem('given_pin_refused', 403);
    expect(await choose()).toEqual({ status: 404, body: { outcome: 'gone' } });
    expect(await post('decisions', officer)).toEqual(refused);
  });
});
