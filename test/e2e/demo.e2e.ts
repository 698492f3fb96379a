import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { demoRoster } from '@rollcall/demo/demo-roster';
import type { Ready } from '@rollcall/demo/start-everything';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { ShiftRow } from '@rollcall/shared/http/shifts';
import type { StationRow } from '@rollcall/shared/http/stations';
import { HqClient } from '@rollcall/test/hq-client';
import { processesOf } from '@rollcall/test/processes-of';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe('the demo of npm start', () => {
  const everyCard = demoRoster(new Date())
    .cards.map(({ recorderSerial }) => recorderSerial)
    .sort();
  let folder: string;
  let copy: TerminalCommand;
  let ready: Ready;
  let client: HqClient;

  const rows = async <Row>(path: string) => (await client.get<{ rows: Row[] }>(path)).rows;
  const clipsInDocks = () =>
    ready.cards
      .flatMap((dock) => readdirSync(dock.folder, { recursive: true, encoding: 'utf8' }))
      .filter((path) => path.endsWith('.MP4'))
      .map((path) => basename(path))
      .sort();

  async function start(): Promise<void> {
    copy = new TerminalCommand(join(folder, 'data'));
    ready = await copy.untilReady();
    client = new HqClient(ready.url, ready.admin);
  }

  /** Names of all recordings, once every card is docked and collected, and all that came from them is verified. */
  function everythingVerified(): Promise<string[]> {
    return until(
      'the footage of every card',
      async () => {
        const docked = (await rows<StationRow>('stations')).flatMap((station) => station.docked);
        const collected = docked.filter(({ collectedAt }) => collectedAt !== null);
        if (
          collected
            .map(({ recorderSerial }) => recorderSerial)
            .sort()
            .join() !== everyCard.join()
        )
          return false;
        const recordings = await rows<RecordingRow>('recordings?limit=200');
        return (
          recordings.every(({ state }) => state === 'verified') && recordings.map(({ fileName }) => fileName).sort()
        );
      },
      60_000,
    );
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-'));
    await start();
  });
  afterAll(() => {
    for (const { pid } of processesOf(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('has every officer on the roster and, within a minute, all their footage at HQ, verified', async () => {
    const names = await everythingVerified();
    expect(names).toEqual(clipsInDocks());
    expect(names.length).toBeGreaterThan(50);
    expect(new Set((await rows<ShiftRow>('shifts?limit=200')).map(({ badgeNo }) => badgeNo)).size).toBe(12);
  });

  test('started again, sees the recorders come in again and has nothing twice', async () => {
    const shifts = await rows<ShiftRow>('shifts?limit=200');
    const recordings = (await rows<RecordingRow>('recordings?limit=200')).map(({ recordingId }) => recordingId);
    copy.interrupt();
    expect(await copy.ended).toBe(0);
    await start();
    expect(await everythingVerified()).toEqual(clipsInDocks());
    const after = await rows<RecordingRow>('recordings?limit=200');
    expect(after.map(({ recordingId }) => recordingId)).toEqual(expect.arrayContaining(recordings));
    expect(await rows<ShiftRow>('shifts?limit=200')).toHaveLength(shifts.length);
  });
});
