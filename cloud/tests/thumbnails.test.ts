import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimThumbnail } from '@rollcall/cloud/evidence/thumbnail-repository';
import { readRecording } from '@rollcall/cloud/routes/recordings/read-recording';
import { readThumbnail } from '@rollcall/cloud/routes/recordings/read-thumbnail';
import { createPictureMaker, type PictureMaker } from '@rollcall/cloud/thumbnails/picture-maker';
import { createThumbnailWorker } from '@rollcall/cloud/workers/thumbnail-worker';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { requireTool } from '@rollcall/test/require-tool';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type EvidenceSetup,
  fileOf,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { jpegSize } from './support/jpeg-size.ts';
import { type PageApi, startPageApi } from './support/start-page-api.ts';
import { until } from './support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-thumbnails-'));
const ffmpeg = requireTool('ffmpeg');
const log = pino({ level: 'silent' });
let setup: EvidenceSetup;
let api: PageApi;
let inspector: { cookie: string };
beforeAll(async () => {
  setup = await startEvidence();
  const { db, store } = setup;
  api = await startPageApi(setup, () => new Date(), [
    readThumbnail({ db, now: () => new Date(), store }),
    readRecording({ db, now: () => new Date() }),
  ]);
  inspector = await api.signInAs('inspector');
});
afterAll(async () => {
  await api.stop();
  await setup.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  setup.s3.faults.clear();
  await setup.db.updateTable('recording').set({ thumbnail: 'none' }).where('thumbnail', 'is', null).execute();
});

const real = createPictureMaker({ timeoutMs: 60_000 });
/** A maker that does what the test says, and counts. */
function scripted(make: PictureMaker['make']) {
  const asked: Parameters<PictureMaker['make']>[0][] = [];
  const pictures: PictureMaker = {
    works: async () => true,
    make: (request, ...others) => {
      asked.push(request);
      return make(request, ...others);
    },
  };
  return { pictures, asked };
}

function thumbnailWorker(pictures: PictureMaker = real, pollMs?: number) {
  const { db, store } = setup;
  return createThumbnailWorker({ db, store, pictures, log, now: () => new Date(), ...(pollMs && { pollMs }) });
}

function verifyWorker(onVerified?: () => void) {
  const { db, store } = setup;
  return createVerifyWorker({ db, store, log, now: () => new Date(), ...(onVerified && { onVerified }) });
}

async function verified(file: TestFile): Promise<TestFile> {
  await upload(setup, file);
  expect(await verifyWorker().processAll()).toEqual(['verified']);
  return file;
}

const thumbnailOf = (file: TestFile, cookie?: string) =>
  api.call(`/api/v1/recordings/${file.body.recordingId}/thumbnail`, cookie === undefined ? {} : { cookie });

async function makeDue(file: TestFile): Promise<void> {
  await setup.db
    .updateTable('recording')
    .set({ thumbnail_after: sql<Date>`now()` })
    .where('recording_id', '=', file.body.recordingId)
    .execute();
}

describe.skipIf(!ffmpeg)('a thumbnail', () => {
  let clip: TestFile;
  beforeAll(async () => {
    clip = await verified(fileOf(readFileSync(makeSampleVideo(folder) ?? '')));
    expect(await thumbnailWorker().processAll()).toBe(1);
  });

  it('is made of a verified clip and served to be kept by this account', async () => {
    const answer = await thumbnailOf(clip, inspector.cookie);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(answer.headers.get('vary')).toBe('cookie');
    const jpeg = Buffer.from(await answer.arrayBuffer());
    expect(jpegSize(jpeg)).toEqual({ width: 320, height: 240 });
    expect(jpeg.length).toBeLessThanOrEqual(20_000);
    const detail = await api.call(`/api/v1/recordings/${clip.body.recordingId}`, inspector);
    expect(await detail.json()).toMatchObject({ hasThumbnail: true });
  });

  it('is only for who may see the recording', async () => {
    expect((await thumbnailOf(clip)).status).toBe(401);
    expect((await thumbnailOf(clip, (await api.signInAs('ops')).cookie)).status).toBe(403);
    expect((await thumbnailOf(clip, (await api.signInAs('squad_leader', 'squad-2')).cookie)).status).toBe(404);
    expect((await thumbnailOf(clip, (await api.signInAs('squad_leader', null)).cookie)).status).toBe(404);
    expect((await thumbnailOf(clip, (await api.signInAs('squad_leader', 'squad-1')).cookie)).status).toBe(200);
  });

  it('of a restricted clip is only for who may open that', async () => {
    const { cookie } = await api.signInAs('squad_leader', 'squad-1');
    await sql`
      insert into recording_restriction (recording_id, why, reason, restricted_by, restricted_at)
      select ${clip.body.recordingId}, 'private', '更衣室内误开', account_id, now() from account limit 1`.execute(
      setup.db,
    );
    expect((await thumbnailOf(clip, cookie)).status).toBe(404);
    expect((await thumbnailOf(clip, inspector.cookie)).status).toBe(200);
    await sql`
      update recording_restriction set lifted_at = now(), lifted_by = restricted_by, lift_reason = '误判'`.execute(
      setup.db,
    );
    expect((await thumbnailOf(clip, cookie)).status).toBe(200);
  });

  it('is made of a photo too', async () => {
    const path = join(folder, 'photo.jpg');
    execFileSync(ffmpeg ?? '', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=1600x1200', '-frames:v', '1', path]);
    const photo = fileOf(readFileSync(path));
    photo.body.inspection = { ...photo.body.inspection, kind: 'image', durationMs: null };
    await verified(photo);
    expect(await thumbnailWorker().processAll()).toBe(1);
    expect((await thumbnailOf(photo, inspector.cookie)).status).toBe(200);
  });

  it('is made as soon as a recording was verified', async () => {
    const thumbnails = thumbnailWorker(real, 3600_000);
    thumbnails.start();
    await until(() => thumbnails.lastProgressAt(), Boolean);
    const fresh = fileOf(readFileSync(makeSampleVideo(folder, { name: 'fresh.mp4', seconds: 2 }) ?? ''));
    await upload(setup, fresh);
    await verifyWorker(thumbnails.wake).processAll();
    await until(
      async () => (await recordingOf(setup.db, fresh)).thumbnail,
      (thumbnail) => thumbnail === 'stored',
    );
    await thumbnails.stop();
    expect((await thumbnailOf(fresh, inspector.cookie)).status).toBe(200);
  });
});

describe('the worker', () => {
  it('answers with a problem as long as there is none', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const answer = await thumbnailOf(file, inspector.cookie);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ code: 'no_thumbnail', nextStep: expect.any(String) });
    const { pictures, asked } = scripted(async () => ({ outcome: 'none', reason: 'a test' }));
    expect(await thumbnailWorker(pictures).processAll()).toBe(0);
    expect(asked).toEqual([]);
    expect(await verifyWorker().processAll()).toEqual(['verified']);
  });

  it('asks for none of what has no picture', async () => {
    const { pictures, asked } = scripted(async () => ({ outcome: 'none', reason: 'a test' }));
    const files = ['audio', 'text', 'other'] as const;
    for (const kind of files) {
      const file = testFile(100);
      file.body.inspection = { ...file.body.inspection, kind };
      await verified(file);
      expect(await thumbnailWorker(pictures).processAll()).toBe(0);
      expect((await recordingOf(setup.db, file)).thumbnail).toBe('none');
    }
    expect(asked).toEqual([]);
  });

  it('tries a clip without a picture once', async () => {
    const file = await verified(testFile(1000));
    const { pictures, asked } = scripted(real.make);
    for (let round = 0; round < 3; round += 1) expect(await thumbnailWorker(pictures).processAll()).toBe(0);
    expect(asked).toEqual([{ media: 'video', sizeBytes: 1000, durationMs: 60_000 }]);
    expect(await recordingOf(setup.db, file)).toMatchObject({ thumbnail: 'none', thumbnail_after: null });
  });

  it('tries a clip that brings its program down three times, a minute apart', async () => {
    const file = await verified(testFile(1000));
    const { pictures, asked } = scripted(async () => ({ outcome: 'failed', reason: 'it ended with SIGSEGV' }));
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await recordingOf(setup.db, file)).thumbnail).toBeNull();
      await thumbnailWorker(pictures).processAll();
      await thumbnailWorker(pictures).processAll();
      expect(asked).toHaveLength(attempt);
      await makeDue(file);
    }
    expect((await recordingOf(setup.db, file)).thumbnail).toBe('none');
    await thumbnailWorker(pictures).processAll();
    expect(asked).toHaveLength(3);
  });

  it('gives up a clip that took the worker itself with it three times', async () => {
    const file = await verified(testFile(1000));
    await setup.db
      .updateTable('recording')
      .set({ thumbnail_attempts: 3 })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    const { pictures, asked } = scripted(real.make);
    await thumbnailWorker(pictures).processAll();
    expect(asked).toEqual([]);
    expect((await recordingOf(setup.db, file)).thumbnail).toBe('none');
  });

  it.skipIf(usesOutsideParts())('does not hold it against a clip that the store fails', async () => {
    const file = await verified(testFile(1000));
    const picture = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    const { pictures, asked } = scripted(async (request, read) => {
      await read(0, request.sizeBytes);
      return { outcome: 'picture', jpeg: picture };
    });
    const failing = thumbnailWorker(pictures);
    const faults = [
      { kind: 'error', status: 503, operations: ['GetObject'] },
      { kind: 'reset', direction: 'response', afterBytes: 500, operations: ['GetObject'] },
      { kind: 'error', status: 503, operations: ['PutObject'] },
      { kind: 'error', status: 503, operations: ['GetObject'] },
    ] as const;
    for (const fault of faults) {
      setup.s3.faults.clear();
      setup.s3.faults.add({ ...fault, operations: [...fault.operations] });
      expect(await failing.processAll()).toBe(0);
      expect(failing.problem()).toBe('object_store_failed');
      expect(await recordingOf(setup.db, file)).toMatchObject({ thumbnail: null, thumbnail_attempts: 0 });
      await makeDue(file);
    }
    setup.s3.faults.clear();
    expect(await failing.processAll()).toBe(1);
    expect(failing.problem()).toBeUndefined();
    expect(asked).toHaveLength(faults.length + 1);
    expect(Buffer.from(await (await thumbnailOf(file, inspector.cookie)).arrayBuffer())).toEqual(picture);
  });

  it.skipIf(usesOutsideParts())('asks a store that failed no more in this round', async () => {
    const files = [await verified(testFile(100)), await verified(testFile(200))];
    const { pictures, asked } = scripted(async (request, read) => {
      await read(0, request.sizeBytes);
      return { outcome: 'none', reason: 'a test' };
    });
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['GetObject'] });
    expect(await thumbnailWorker(pictures).processAll()).toBe(0);
    expect(asked).toHaveLength(1);
    setup.s3.faults.clear();
    for (const file of files) await makeDue(file);
    await thumbnailWorker(pictures).processAll();
    expect(asked).toHaveLength(3);
  });

  it('makes none of a version that is gone', async () => {
    const file = await verified(testFile(1000));
    const { object_key: key, version_id: versionId } = await recordingOf(setup.db, file);
    await setup.store.deleteVersion(key, versionId ?? '');
    expect(await thumbnailWorker().processAll()).toBe(0);
    expect((await recordingOf(setup.db, file)).thumbnail).toBe('none');
  });

  it('gives its claim back when the service stops', async () => {
    const file = await verified(testFile(1000));
    const begun = Promise.withResolvers<void>();
    const { pictures } = scripted((_request, _read, signal) => {
      begun.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const stopped = thumbnailWorker(pictures);
    stopped.start();
    await begun.promise;
    await stopped.stop();
    const { thumbnail, thumbnail_attempts, thumbnail_after } = await recordingOf(setup.db, file);
    expect([thumbnail, thumbnail_attempts]).toEqual([null, 0]);
    expect(thumbnail_after?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('leaves everything to others on a machine that can not decode', async () => {
    const file = await verified(testFile(1000));
    const { pictures, asked } = scripted(async () => ({ outcome: 'none', reason: 'a test' }));
    const idle = thumbnailWorker({ ...pictures, works: async () => false });
    expect(await idle.processAll()).toBe(0);
    expect(asked).toEqual([]);
    expect(await recordingOf(setup.db, file)).toMatchObject({ thumbnail: null, thumbnail_attempts: 0 });
    expect(idle.problem()).toBeUndefined();
  });

  it('takes the newest first, and none that another worker has', async () => {
    const files: TestFile[] = [];
    for (let number = 1; number <= 6; number += 1) files.push(await verified(testFile(100 + number)));
    const { pictures, asked } = scripted(async () => ({ outcome: 'none', reason: 'a test' }));
    await thumbnailWorker(pictures).processAll();
    expect(asked.map(({ sizeBytes }) => sizeBytes)).toEqual([106, 105, 104, 103, 102, 101]);

    const ids = files.map((file) => file.body.recordingId);
    for (let round = 0; round < 10; round += 1) {
      await setup.db
        .updateTable('recording')
        .set({ thumbnail: null, thumbnail_after: null })
        .where('recording_id', 'in', ids)
        .execute();
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimThumbnail(setup.db, 60_000)));
      const taken = claims.flatMap((claim) => claim?.recordingId ?? []);
      expect(new Set(taken).size).toBe(taken.length);
    }
  });
});
