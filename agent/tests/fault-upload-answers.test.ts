import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUploader } from '../src/upload/uploader.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { idOf } from './prune-fixture.ts';
import { type DeskFault, openUploadDesk } from './support/upload-desk.ts';
import { startUploadHq } from './upload-hq-fixture.ts';

// What HQ answers to a station that uploads gets lost after HQ did it, is a refusal of a moment, or that its token has ended. The
// bytes go to a store over connections of their own.

const partBytes = 64 * 1024;
const parts = 150;
let station: ReturnType<typeof createCardStation>;
let store: Awaited<ReturnType<typeof startUploadHq>>;
let desk: Awaited<ReturnType<typeof openUploadDesk>>;
let video: Buffer;

beforeEach(async () => {
  station = createCardStation();
  store = await startUploadHq({ partSizeBytes: partBytes });
  video = randomBytes(parts * partBytes);
  desk = await openUploadDesk(store.apiFor(() => video));
  station.putFile('card-a', l6Name(1), video);
  await station.settle();
  await station.agent.collector.runOnce();
  station.releaseEvents();
});

afterEach(async () => {
  await desk.close();
  await store.close();
  await station.close();
});

const state = () => station.rows('recording').map((row) => row.state);

/** Looks as often as an agent would in some minutes, until HQ has verified what it took. */
async function uploadAll(): Promise<void> {
  const { agent, clock, log } = station;
  const uploader = createUploader({ store: agent.store, append: agent.append, clock, log, api: desk.api });
  for (let look = 1; look <= 8 && state()[0] !== 'verified'; look += 1) {
    await uploader.runOnce().catch(() => {}); // HQ is not there: the next look comes.
    for (const upload of store.uploads.values()) if (upload.state === 'uploaded') upload.state = 'verified';
    station.advance(60_000);
  }
  await uploader.stopped();
}

test.each<[string, (what: string, count: number) => DeskFault | undefined]>([
  ['of a grant', (what, count) => (what === 'uploads' && count === 2 ? 'lost' : undefined)],
  ['of the completion', (what, count) => (what === 'completion' && count === 1 ? 'lost' : undefined)],
  ['of a token', (what, count) => (what === 'token' && count === 1 ? 'lost' : undefined)],
])('the answer %s that gets lost after HQ did what was asked sends no byte twice', async (_, fault) => {
  desk.onAsked = fault;
  await uploadAll();
  expect([state(), store.content(idOf(video)).equals(video)]).toEqual([['verified'], true]);
  expect(store.bytesReceived).toBe(video.length);
});

test.each([500, 503])(
  'an HQ that answers %i to every third question gets the recording, and no byte twice',
  async (status) => {
    let asked = 0;
    desk.onAsked = () => {
      asked += 1;
      return asked % 3 === 0 ? { status } : undefined;
    };
    await uploadAll();
    expect([state(), store.content(idOf(video)).equals(video)]).toEqual([['verified'], true]);
    expect(store.bytesReceived).toBe(video.length);
  },
);

test('a token that ends in the middle of a file is replaced at once, and no byte is sent twice', async () => {
  desk.requestsPerToken = 2;
  const { agent, clock, log } = station;
  const uploader = createUploader({ store: agent.store, append: agent.append, clock, log, api: desk.api });
  await uploader.runOnce();
  await uploader.stopped();
  // One look is enough: HQ refused a token, and the station asked again with another.
  expect([state(), store.content(idOf(video)).equals(video)]).toEqual([['uploaded'], true]);
  expect(store.bytesReceived).toBe(video.length);
  expect(desk.tokens).toBeGreaterThan(1);
});
