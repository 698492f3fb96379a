import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { processesOf } from '@rollcall/test/processes-of';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const codePattern = /[a-z2-7]{26}\.[a-z2-7]{26}/;

/** The commands of docs/own-brigade.md, as a person copies them. */
function commandsOfGuide(): string[] {
  const guide = readFileSync(new URL('../../docs/own-brigade.md', import.meta.url), 'utf8');
  const block = /```\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => line.replace(/ #.*/, '').trim())
    .filter((line) => line !== '');
}

describe.skipIf(!requireTool('ffmpeg'))('npm start without the demo brigade', () => {
  let folder: string;
  let data: string;
  let hq: TerminalCommand;
  let client: HqClient;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-own-brigade-'));
    data = join(folder, 'data');
    hq = new TerminalCommand(data, { env: { ROLLCALL_DEMO: '0' } });
    const { url, admin } = await hq.untilReady();
    client = new HqClient(url, admin);
  });
  afterAll(() => {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('has an administrator and no station', async () => {
    expect((await hq.untilReady()).cards).toEqual([]);
    expect(await client.get('stations')).toMatchObject({ rows: [] });
  });

  test("makes a station by the guide's commands, and it brings a video to HQ", async () => {
    const { url } = await hq.untilReady();
    const commands = commandsOfGuide();
    expect(commands).toHaveLength(6);
    let code = '';
    let agent: TerminalCommand | undefined;
    for (const command of commands) {
      const written = command.replace('http://127.0.0.1:8710', url).replaceAll('.rollcall', data).replace('…', code);
      agent = new TerminalCommand(data, { command: written });
      if (command === commands.at(-1)) break;
      expect({ command, exitCode: await agent.ended, printed: agent.printed }).toMatchObject({ exitCode: 0 });
      code = codePattern.exec(agent.printed)?.[0] ?? code;
    }
    const [station] = await until('the station on line', async () => {
      const { rows } = await client.get<{ rows: StationRow[] }>('stations');
      return rows[0]?.presence === 'online' && rows;
    });
    expect(station).toMatchObject({ stationId: 'station-1', name: '一中队采集站', unitName: '第一中队' });

    const video = makeSampleVideo(folder) ?? '';
    new RecorderCard(join(data, 'docks', 'station-1'), 'K000001').add(1, { copyOf: video });
    const verified = await until('the verified recording', async () => {
      const { rows } = await client.get<{ rows: RecordingRow[] }>('recordings?state=verified');
      return rows.length > 0 && rows;
    });
    expect(verified).toMatchObject([{ stationId: 'station-1', inspection: { outcome: 'healthy' } }]);
    agent?.interrupt();
    expect(await agent?.ended).toBe(0);
  });

  test('reads the example of a seed file', async () => {
    const seed = new TerminalCommand(data, {
      command: 'npm run rollcall -- seed infra/demo/src/brigade.json',
    });
    expect(await seed.ended).toBe(0);
    expect(seed.printed).toContain('35 added, 0 changed, 0 unchanged.');
  });

  test('Ctrl-C leaves no process', async () => {
    hq.interrupt();
    expect(await hq.ended).toBe(0);
    expect(processesOf(data)).toEqual([]);
  });
});
