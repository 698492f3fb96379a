import { createHash, randomBytes } from 'node:crypto';
import type { StationSettings } from '@rollcall/shared/http/station-settings';
import { recordingIdOf } from '@rollcall/shared/ids';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentErrors } from '../src/errors/agent-errors.ts';
import { HqProblemError } from '../src/errors/hq-problem-error.ts';
import type { HqClient } from '../src/identity/hq-client.ts';
import { createSettingsKeeper } from '../src/settings/settings-keeper.ts';
import { createUploader } from '../src/upload/uploader.ts';
import { createWantedUploads } from '../src/upload/wanted-uploads.ts';
import { createCardStation } from './card-station-fixture.ts';
import { startUploadHq } from './upload-hq-fixture.ts';

const partBytes = 64 * 1024;
const night = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', until: '06:00' };
const unset: StationSettings = {
  uploadWindows: [],
  uploadBytesPerSecond: null,
  logLevel: null,
  leastPartMiB: 8,
  supportBundle: null,
};
const stops: (() => Promise<void>)[] = [];
const contents = new Map<string, Buffer>();
let station: ReturnType<typeof createCardStation>;
let hq: Awaited<ReturnType<typeof startUploadHq>>;
let settings: StationSettings;
let now: Date;
let urgent: Set<string>;

beforeEach(async () => {
  station = createCardStation();
  hq = await startUploadHq({ partSizeBytes: partBytes });
  contents.clear();
  settings = unset;
  urgent = new Set();
  now = new Date('2026-11-25T12:00:00+08:00');
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await hq.close();
  await station.close();
});

/** Collects files that were recorded at these local times of 24 November, and lets HQ have their announcements. */
async function collect(...files: { at: string; bytes?: number; marked?: boolean }[]): Promise<string[]> {
  const ids = files.map(({ at, bytes: sizeBytes = 10, marked }, index) => {
    const bytes = randomBytes(sizeBytes);
    const recordingId = recordingIdOf(createHash('sha256').update(bytes).digest('hex'));
    contents.set(recordingId, bytes);
    const name = `7K30021_035177_20261124${at}00_${String(index + 1).padStart(4, '0')}${marked ? '_IMP' : ''}.MP4`;
    station.putFile('card-a', `DCIM/100MEDIA/${name}`, bytes);
    return recordingId;
  });
  await station.settle();
  await station.agent.collector.runOnce();
  station.releaseEvents();
  return ids;
}

const api = () => hq.apiFor((recordingId) => contents.get(recordingId) ?? Buffer.alloc(0));
function uploader(concurrency = 4) {
  const { store, append } = station.agent;
  const { clock, log } = station;
  const given = { store, append, clock, log, api: api(), concurrency };
  const task = createUploader({ ...given, settings: () => settings, urgent: () => urgent, hqNow: () => now });
  stops.push(() => task.stopped());
  return task;
}
const recordingOf = (put: string) => put.split('/')[0] ?? '';
const arrived = (recordingId: string) => hq.content(recordingId).equals(contents.get(recordingId) ?? Buffer.alloc(0));

describe('the order of uploads', () => {
  test('is what goes first, then the newest duty and the smallest side by side', async () => {
    const [old = '', small = '', newer = '', newest = '', marked = '', ofCase = ''] = await collect(
      { at: '0800', bytes: 3 * partBytes },
      { at: '0830', bytes: 10 },
      { at: '0900', bytes: 2 * partBytes },
      { at: '1000', bytes: 2 * partBytes },
      { at: '0700', bytes: 2 * partBytes, marked: true },
      { at: '0600', bytes: 2 * partBytes },
    );
    urgent.add(ofCase);
    await uploader(1).runOnce();
    const order = [...new Set(hq.grants)];
    expect(new Set(order.slice(0, 2))).toEqual(new Set([marked, ofCase]));
    expect(new Set(order.slice(2, 4))).toEqual(new Set([newest, small]));
    expect(order.slice(4)).toEqual(expect.arrayContaining([newer, old]));
    expect([old, small, newer, newest, marked, ofCase].map(arrived)).toEqual([true, true, true, true, true, true]);
  });

  test('follows what HQ says that it wants first', async () => {
    const { store, append } = station.agent;
    const told: string[][] = [];
    const wanting = { ...api(), listWantedUploads: async () => ({ recordingIds: ['lost'], firstIds: ['case'] }) };
    const onUrgent = (recordingIds: readonly string[]) => void told.push([...recordingIds]);
    await createWantedUploads({ store, append, api: wanting, onUrgent, log: station.log }).runOnce();
    expect(told).toEqual([['lost', 'case']]);
  });
});

describe('outside of an upload window', () => {
  test('only what goes first is sent, and the rest once the window opens', async () => {
    const [marked = '', plain = ''] = await collect({ at: '0800', marked: true }, { at: '0900' });
    settings = { ...unset, uploadWindows: [night] };
    const task = uploader();
    await task.runOnce();
    expect([arrived(marked), hq.grants.includes(plain)]).toEqual([true, false]);
    expect(task.waitsUntil()).toEqual(new Date('2026-11-25T22:00:00+08:00'));
    expect(task.alert()).toBeNull();
    now = new Date('2026-11-25T22:00:00+08:00');
    await task.runOnce();
    expect([arrived(plain), task.waitsUntil()]).toEqual([true, null]);
  });

  test('a file under way stops after the parts on their way, and goes on with what is missing', async () => {
    const [id = ''] = await collect({ at: '0800', bytes: 20 * partBytes });
    hq.onPut = ({ count }) => {
      if (count === 5) settings = { ...unset, uploadWindows: [night] };
      return undefined;
    };
    const task = uploader();
    await task.runOnce();
    const puts = hq.puts.length;
    expect(puts).toBeLessThanOrEqual(5 + 4);
    settings = unset;
    await task.runOnce();
    expect([arrived(id), hq.puts.length]).toEqual([true, 20]);
  });

  test('a file under way goes on if it goes first', async () => {
    const [id = ''] = await collect({ at: '0800', bytes: 20 * partBytes, marked: true });
    hq.onPut = ({ count }) => {
      if (count === 5) settings = { ...unset, uploadWindows: [night] };
      return undefined;
    };
    await uploader().runOnce();
    expect(arrived(id)).toBe(true);
  });
});

describe('a cap on uploads', () => {
  test('holds for all files together, from the moment on at which it is set', async () => {
    const bytesPerSecond = 1024 * 1024;
    const ids = await collect({ at: '0800', bytes: 16 * partBytes }, { at: '0900', bytes: 16 * partBytes });
    let startedMs = 0;
    let bytesBefore = 0;
    hq.onPut = ({ count }) => {
      if (count !== 5) return undefined;
      settings = { ...unset, uploadBytesPerSecond: bytesPerSecond };
      startedMs = performance.now();
      bytesBefore = hq.bytesReceived;
      return undefined;
    };
    await uploader().runOnce();
    expect(ids.map(arrived)).toEqual([true, true]);
    // What was written before the cap is still on its way: at most the parts that were in flight.
    const bytes = hq.bytesReceived - bytesBefore - 4 * partBytes;
    expect(performance.now() - startedMs).toBeGreaterThan((bytes / bytesPerSecond) * 1000 * 0.95);
    expect(hq.puts.map(recordingOf)).toHaveLength(32);
  });
});

describe('the settings of a station', () => {
  const answers: (() => Promise<unknown>)[] = [];
  const asked: (string | null)[] = [];
  const client: Pick<HqClient, 'getIfChanged'> = {
    getIfChanged: async (_path, _schema, etag) => {
      asked.push(etag);
      return (await answers.shift()?.()) as never;
    },
  };
  const changed = (body: StationSettings, etag: string) => async () => ({ outcome: 'changed', body, etag });
  const keeper = () => {
    const { store } = station.agent;
    return createSettingsKeeper({
      store,
      hq: client,
      onChanged: () => {},
      onBundleAsked: async () => {},
      log: station.log,
    });
  };
  const capped = { ...unset, uploadBytesPerSecond: 100_000, leastPartMiB: 5 };

  beforeEach(() => {
    answers.length = 0;
    asked.length = 0;
  });

  test('are kept while HQ is away, and after a restart', async () => {
    const first = keeper();
    expect(first.current()).toEqual(unset);
    answers.push(changed(capped, '"1"'), async () => ({ outcome: 'unchanged' }));
    await first.runOnce();
    await first.runOnce();
    expect([first.current(), asked]).toEqual([capped, [null, '"1"']]);
    answers.push(() => Promise.reject(agentErrors.hqUnreachable('http://x', new Error('no line'))));
    await expect(first.runOnce()).rejects.toThrow('HQ does not answer');
    expect(first.current()).toEqual(capped);
    await station.restart();
    const second = keeper();
    expect(second.current()).toEqual(capped);
    answers.push(changed(unset, '"2"'));
    await second.runOnce();
    expect([second.current(), asked.at(-1)]).toEqual([unset, null]);
  });

  test('stay under an HQ of before, but for the small parts that it would set aside', async () => {
    const task = keeper();
    answers.push(changed(capped, '"1"'), () =>
      Promise.reject(
        new HqProblemError({ type: 'about:blank', title: 'no', status: 404, code: 'not_found', nextStep: 'none' }),
      ),
    );
    await task.runOnce();
    await task.runOnce();
    expect(task.current()).toEqual({ ...capped, leastPartMiB: 8 });
  });
});
