import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listHeld } from '@rollcall/cloud/evidence/local-copies/confirm-held';
import { createLiveHub } from '@rollcall/cloud/live/live-hub';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createViewingSession } from '@rollcall/cloud/routes/viewing-sessions/create-viewing-session';
import { readMedia } from '@rollcall/cloud/routes/viewing-sessions/read-media';
import { createAskedReadWorker } from '@rollcall/cloud/workers/asked-read-worker';
import type { Problem } from '@rollcall/shared/http/problem';
import { type ViewingSession, viewingSessionSchema } from '@rollcall/shared/http/viewing-sessions';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  announce,
  type EvidenceSetup,
  factsOf,
  fileOf,
  mib,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  testSighting,
  upload,
} from './support/evidence-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type PageApi, startPageApi } from './support/start-page-api.ts';
import { storedVersion, storeVerified } from './support/storage-setup.ts';
import { openStoreLine } from './support/store-line.ts';
import { until } from './support/until.ts';

statePermissions(`
POST   viewing-sessions                          a a a u r - a alone
GET    viewing-sessions/{viewingSessionId}/media a a a u r - a elsewhere
HEAD   viewing-sessions/{viewingSessionId}/media a a a u r - a
`);

let setup: EvidenceSetup;
let api: PageApi;
let store: ObjectStore;
let line: Awaited<ReturnType<typeof openStoreLine>>;
let inspector: { username: string; cookie: string };
const clock = { offsetMs: 0 };

beforeAll(async () => {
  setup = await startEvidence();
  line = await openStoreLine(setup.storeSettings.endpoint);
  store = createObjectStore({ ...setup.storeSettings, endpoint: line.endpoint });
  const { db } = setup;
  const now = () => new Date(Date.now() + clock.offsetMs);
  api = await startPageApi(setup, now, [
    createViewingSession({ db, now }),
    readMedia({ db, now, store, hub: createLiveHub() }),
  ]);
  inspector = await api.signInAs('inspector');
});
afterAll(async () => {
  await api.stop();
  store.close();
  line.close();
  await setup.stop();
});
afterEach(() => {
  clock.offsetMs = 0;
  setup.s3.faults.clear();
});

const open = (file: TestFile, cookie?: string) =>
  api.call('/api/v1/viewing-sessions', {
    method: 'POST',
    json: { recordingId: file.body.recordingId },
    ...(cookie === undefined ? {} : { cookie }),
  });

async function opened(file: TestFile, cookie = inspector.cookie): Promise<ViewingSession> {
  const answer = await open(file, cookie);
  expect(answer.status).toBe(201);
  return viewingSessionSchema.parse(await answer.json());
}

const read = (
  mediaUrl: string,
  headers: Record<string, string> = {},
  init: { method?: string; cookie?: string } = {},
) => api.call(mediaUrl, { cookie: inspector.cookie, headers, ...init });

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as Problem;
}

const sessionsOf = (file: TestFile) =>
  setup.db.selectFrom('viewing_session').selectAll().where('recording_id', '=', file.body.recordingId).execute();

describe('opening a recording', () => {
  it('makes a session for some hours and a fact that names who opened it', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const session = await opened(file);
    expect(session).toMatchObject({
      mediaUrl: `/api/v1/viewing-sessions/${session.viewingSessionId}/media`,
      contentType: 'video/mp4',
      sizeBytes: 100,
    });
    const [row, ...others] = await sessionsOf(file);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ viewing_session_id: session.viewingSessionId, last_read_at: null });
    expect(row?.expires_at.toISOString()).toBe(session.expiresAt);
    expect((await factsOf(setup.db, file)).at(-1)).toEqual({
      type: 'viewing_session_opened',
      payload: { viewingSessionId: session.viewingSessionId, accountId: row?.account_id, by: inspector.username },
    });
  });

  it('waits until the recording has arrived', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    const answer = await open(file, inspector.cookie);
    expect(answer.status).toBe(409);
    expect(await problemOf(answer)).toMatchObject({ code: 'recording_not_uploaded', nextStep: expect.any(String) });
    expect(await sessionsOf(file)).toEqual([]);
    expect(await factsOf(setup.db, file)).toEqual([]);
  });

  it('needs a session and a role that may view, and finds only what the account may see', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const stranger = testFile(100);
    const outcomes: [TestFile, string | undefined, number][] = [
      [file, undefined, 401],
      [file, (await api.signInAs('ops')).cookie, 403],
      [file, (await api.signInAs('officer', 'squad-1')).cookie, 404],
      [file, (await api.signInAs('squad_leader', 'squad-2')).cookie, 404],
      [file, (await api.signInAs('squad_leader', null)).cookie, 404],
      [stranger, inspector.cookie, 404],
      [file, (await api.signInAs('squad_leader', 'squad-1')).cookie, 201],
    ];
    for (const [asked, cookie, status] of outcomes) expect((await open(asked, cookie)).status).toBe(status);
    expect(await sessionsOf(file)).toHaveLength(1);
  });
});

describe('reading media', () => {
  let file: TestFile;
  let session: ViewingSession;
  beforeAll(async () => {
    file = testFile(3 * mib + 7);
    await upload(setup, file);
    session = await opened(file);
  });

  it('answers the whole with its type and length, says that it takes ranges, and that nobody may keep it', async () => {
    const answer = await read(session.mediaUrl);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': String(file.bytes.length),
      'content-disposition': 'inline',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.has('content-range')).toBe(false);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file.bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, 3 * mib + 7],
    ['bytes=0-0', 0, 1],
    ['bytes=1000-1999', 1000, 2000],
    [`bytes=${3 * mib}-`, 3 * mib, 3 * mib + 7],
    [`bytes=${3 * mib}-99999999`, 3 * mib, 3 * mib + 7],
    ['bytes=-5', 3 * mib + 2, 3 * mib + 7],
  ])('answers %s with exactly those bytes', async (range, from, to) => {
    const answer = await read(session.mediaUrl, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${file.bytes.length}`);
    expect(answer.headers.get('content-length')).toBe(String(to - from));
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await answer.arrayBuffer()).equals(file.bytes.subarray(from, to))).toBe(true);
  });

  it('refuses a range beyond the end and says where the end is', async () => {
    const answer = await read(session.mediaUrl, { range: `bytes=${file.bytes.length}-` });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${file.bytes.length}`);
    expect(await problemOf(answer)).toMatchObject({ code: 'range_not_satisfiable' });
  });

  it('answers several ranges at once, and what is no range, with everything', async () => {
    for (const range of ['bytes=0-1,5-6', 'bytes=9-5', 'seconds=1-2']) {
      const answer = await read(session.mediaUrl, { range });
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, file.bytes.length]);
    }
  });

  it('answers HEAD without touching the store', async () => {
    const before = line.received();
    const answer = await read(session.mediaUrl, { range: 'bytes=0-9' }, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(file.bytes.length)]);
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(line.received()).toBe(before);
  });

  it('offers the file under its own name for saving', async () => {
    const text = 'DCIM/一中队 "1".mp4';
    const named = testFile(10, testSighting({ path: { bytes: Buffer.from(text).toString('base64'), text } }));
    await upload(setup, named);
    const { mediaUrl } = await opened(named);
    const answer = await read(`${mediaUrl}?download=1`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="_____1_.mp4"; filename*=UTF-8''%E4%B8%80%E4%B8%AD%E9%98%9F%20%221%22.mp4`,
    );
    expect((await answer.arrayBuffer()).byteLength).toBe(10);
  });

  it('tells a browser nothing that it could run', async () => {
    const page = testFile(10);
    page.body.extension = 'html';
    await upload(setup, page);
    const { mediaUrl, contentType } = await opened(page);
    expect(contentType).toBe('application/octet-stream');
    expect((await read(mediaUrl)).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('notes when it was last read, once a minute', async () => {
    const lastReadAt = async () => (await sessionsOf(file))[0]?.last_read_at?.getTime() ?? 0;
    await (await read(session.mediaUrl, { range: 'bytes=0-0' })).arrayBuffer();
    const first = await lastReadAt();
    expect(first).toBeGreaterThan(0);
    await (await read(session.mediaUrl, { range: 'bytes=0-0' })).arrayBuffer();
    expect(await lastReadAt()).toBe(first);
    clock.offsetMs = 61_000;
    await (await read(session.mediaUrl, { range: 'bytes=0-0' })).arrayBuffer();
    expect(await lastReadAt()).toBeGreaterThan(first + 60_000);
  });

  it('lets a player find its way in a real clip', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-clip-'));
    const path = makeSampleVideo(folder, { seconds: 20, indexFirst: false });
    if (!path) return context.skip();
    const clip = fileOf(readFileSync(path));
    rmSync(folder, { recursive: true });
    await upload(setup, clip);
    const { mediaUrl } = await opened(clip);
    // As a browser does: the whole from the beginning, broken off, then the index at the end, then where it wants to play.
    const beginning = await read(mediaUrl, { range: 'bytes=0-' });
    const mdat = await firstBytes(beginning, 64);
    expect(mdat.subarray(4, 8).toString()).toBe('ftyp');
    const index = clip.bytes.indexOf('moov') - 4;
    expect(index).toBeGreaterThan(clip.bytes.length / 2);
    const end = await read(mediaUrl, { range: `bytes=${index}-` });
    expect(
      Buffer.from(await end.arrayBuffer())
        .subarray(4, 8)
        .toString(),
    ).toBe('moov');
  });
});

/** Reads no more, and hangs up. */
async function firstBytes(answer: Response, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length >= count) break;
  }
  return Buffer.concat(chunks);
}

describe('a viewing session', () => {
  it('serves nobody else, nor anybody who is not signed in', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const { mediaUrl } = await opened(file);
    expect((await api.call(mediaUrl)).status).toBe(401);
    for (const role of ['brigade_admin', 'inspector', 'auditor'] as const) {
      const other = await api.signInAs(role);
      expect((await read(mediaUrl, {}, other)).status).toBe(404);
    }
    expect((await read(mediaUrl, {}, await api.signInAs('ops'))).status).toBe(403);
  });

  it('ends after four hours', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const { mediaUrl, expiresAt } = await opened(file);
    clock.offsetMs = new Date(expiresAt).getTime() - Date.now() - 60_000;
    expect(clock.offsetMs).toBeGreaterThan(3.9 * 3600_000);
    // Whoever looks at footage is at work meanwhile.
    await setup.db
      .updateTable('session')
      .set({ last_seen_at: new Date(Date.now() + clock.offsetMs) })
      .execute();
    expect((await read(mediaUrl)).status).toBe(200);
    clock.offsetMs += 61_000;
    const answer = await read(mediaUrl);
    expect([answer.status, (await problemOf(answer)).code]).toEqual([404, 'viewing_session_not_found']);
  });

  it('ends when the account may no longer see the unit', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const leader = await api.signInAs('squad_leader', 'squad-1');
    const { mediaUrl } = await opened(file, leader.cookie);
    expect((await read(mediaUrl, {}, leader)).status).toBe(200);
    await setup.db
      .updateTable('account')
      .set({ unit_code: 'squad-2' })
      .where('username', '=', leader.username)
      .execute();
    expect((await read(mediaUrl, {}, leader)).status).toBe(404);
  });

  it('waits again when a read-back found wrong bytes, or the store lost the version', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const { mediaUrl } = await opened(file);
    const stored = await setup.db
      .selectFrom('recording')
      .select(['object_key', 'version_id'])
      .where('recording_id', '=', file.body.recordingId)
      .executeTakeFirstOrThrow();
    await setup.store.deleteVersion(stored.object_key, stored.version_id ?? '');
    expect((await read(mediaUrl)).status).toBe(409);
    await setup.db
      .updateTable('recording')
      .set({ state: 'announced', version_id: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    expect((await read(mediaUrl)).status).toBe(409);
  });
});

describe.skipIf(usesOutsideParts())('playing what the store has no more as it was verified', () => {
  const readAsked = () => {
    const log = pino({ level: 'silent' });
    return createAskedReadWorker({ db: setup.db, store: setup.store, log, now: () => new Date() }).processAll();
  };
  const play = async (file: TestFile, range: string) => {
    const { mediaUrl } = await opened(file);
    const answer = await read(mediaUrl, { range });
    await answer.arrayBuffer().catch(() => undefined); // It may break off.
  };

  it('asks for nothing while the bytes are right', async () => {
    const file = await storeVerified(setup, 3 * mib);
    await play(file, 'bytes=0-');
    await play(file, 'bytes=77-');
    expect(await readAsked()).toEqual([]);
  });

  it.each([
    ['has other bytes', 'flipByte', 'bytes=0-', ['object_changed']],
    ['lacks a file', 'gone', 'bytes=0-99', []],
    ['was cut', 'cut', 'bytes=0-99', []],
  ] as const)('has it read at once, and holds it no more until then: it %s', async (_what, how, range, verdicts) => {
    const file = await storeVerified(setup, 3 * mib);
    await setup.s3.damage({ bucket: setup.storeSettings.bucket, ...(await storedVersion(setup, file)) }, how);
    await play(file, range);
    const held = () => listHeld(setup.db, 'station-1', [file.body.recordingId]);
    await until(async () => (await held()).length === 0);
    expect(await readAsked()).toEqual(verdicts);
    // What can't be read is judged after three tries.
    expect(await recordingOf(setup.db, file)).toMatchObject(
      how === 'flipByte' ? { integrity_problem: 'object_changed' } : { read_failures: 1 },
    );
    await setup.db.updateTable('recording').set({ walk_after: '2100-01-01' }).execute();
  });
});

describe('the line to the store', () => {
  let large: TestFile;
  beforeAll(async () => {
    large = testFile(96 * mib);
    await upload(setup, large);
  });

  it('is read no faster than the client takes the bytes, and freed when the client goes', async () => {
    const { mediaUrl } = await opened(large);
    line.cut({ mute: false });
    const before = line.received();
    const hangUp = new AbortController();
    const answer = await api.call(mediaUrl, { cookie: inspector.cookie, signal: hangUp.signal });
    expect(answer.status).toBe(200);
    let last = -1;
    await until(() => {
      const still = last === line.received();
      last = line.received();
      return still;
    });
    expect(line.received() - before).toBeLessThan(64 * mib);
    expect(line.connections()).toBe(1);
    hangUp.abort();
    await until(() => line.connections() === 0);
    expect(line.received() - before).toBeLessThan(64 * mib);
  });

  it('is freed too when the client goes before the store has answered', async () => {
    const { mediaUrl } = await opened(large);
    const before = api.logged.length;
    line.cut({ mute: true });
    await until(() => line.connections() === 0);
    const hangUp = new AbortController();
    const answer = api.call(mediaUrl, { cookie: inspector.cookie, signal: hangUp.signal }).catch(() => 'hung up');
    await until(() => line.connections() > 0);
    hangUp.abort();
    expect(await answer).toBe('hung up');
    await until(() => line.connections() === 0);
    line.cut({ mute: false });
    expect(api.logged.slice(before)).toEqual([]);
  });

  it.skipIf(usesOutsideParts())(
    'that breaks is a problem before the first byte, and a broken answer after it',
    async () => {
      const { mediaUrl } = await opened(large);
      setup.s3.faults.add({ kind: 'error', status: 503, operations: ['GetObject'] });
      const refused = await read(mediaUrl);
      expect([refused.status, (await problemOf(refused)).code]).toEqual([503, 'object_store_failed']);
      setup.s3.faults.clear();
      setup.s3.faults.add({ kind: 'reset', direction: 'response', afterBytes: 50 * mib, operations: ['GetObject'] });
      const broken = await read(mediaUrl);
      expect(broken.status).toBe(200);
      await expect(broken.arrayBuffer()).rejects.toThrow();
      expect(api.logged.at(-1)).toContain('media broke off');
    },
  );
});
