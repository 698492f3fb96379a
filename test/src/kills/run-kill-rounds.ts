import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ready } from '@rollcall/demo/start-everything';
import type { ErasePermitRow } from '@rollcall/shared/resources/erases';
import { HqClient } from '../hq-client.ts';
import { letSlowStorePass } from '../let-slow-store-pass.ts';
import { TerminalCommand } from '../terminal-command.ts';
import { turnErasingOn } from '../turn-erasing-on.ts';
import { until } from '../until.ts';
import { checkArrived, type Faults, recordingsOf } from './check-arrived.ts';
import { killPart, parts } from './kill-part.ts';
import { noteGone, type PlacedFile, placeFile } from './placed-files.ts';
import { seededRandom } from './seeded-random.ts';

const MiB = 1024 * 1024;
const cards: readonly (readonly [station: string, recorderSerial: string])[] = [
  ['squad-1', 'K000001'],
  ['squad-1', 'K000002'],
  ['squad-1', 'K000003'],
  ['squad-2', 'K000005'],
  ['squad-2', 'K000006'],
  ['accident-squad', 'K000009'],
];
const filesOfRound = 3;
/** From the moment that the files lie on their cards: collecting begins 2 s after it. */
const latestKillMs = 10_000;
const lookAtCardsMs = 100;
/** Against hanging, not for speed. */
const patienceMs = 600_000;

export interface KillRounds extends Faults {
  rounds: number;
  files: number;
  bytes: number;
  killed: Record<string, number>;
  /** Files that were erased from their cards. */
  erased: number;
}

/**
 * Runs `npm start` on a new folder and erases what HQ has. In each round: puts files on cards, kills a random part of the
 * system with -9 at a random moment, and waits until HQ has verified the files. Only the program of `npm start` itself is
 * started again from here, as systemd would; all others must come back by themselves. In the end it compares every file with
 * what HQ and its store have.
 */
export async function runKillRounds(options: {
  folder: string;
  seed: number;
  rounds: number;
  /** The files have 5 MiB to this. */
  mostMiB?: number;
  report(line: string): void;
}): Promise<KillRounds> {
  const { seed, rounds, mostMiB = 60, report } = options;
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const data = join(options.folder, 'data');
  const start = () => new TerminalCommand(data, { env: { ROLLCALL_DEMO: 'brigade' } });
  let copy = start();
  let ready = await copy.untilReady(patienceMs);
  let client = new HqClient(ready.url, ready.admin);
  await turnErasingOn(client);

  const files: PlacedFile[] = [];
  const killed: Record<string, number> = {};
  const watch = setInterval(() => noteGone(files), lookAtCardsMs);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const placed = Array.from({ length: filesOfRound }, (_, nr) => {
        const [station, recorderSerial] = cards[below(cards.length)] ?? ['', ''];
        const sizeBytes = 5 * MiB + below((mostMiB - 5) * MiB);
        return placeFile(dockOf(ready, station), recorderSerial, files.length + nr + 1, sizeBytes);
      });
      files.push(...placed);
      const part = parts[below(parts.length)] ?? 'agent';
      const afterMs = below(latestKillMs);
      await delay(afterMs);
      const killedAt = performance.now();
      await killPart(data, part);
      killed[part] = (killed[part] ?? 0) + 1;
      if (part === 'parent') {
        await copy.ended;
        copy = start();
        // At other addresses, when another copy on this machine took the ports meanwhile.
        ready = await copy.untilReady(patienceMs);
        client = new HqClient(ready.url, ready.admin);
      }
      const isVerified = async (file: PlacedFile) =>
        (await recordingsOf(client, file)).some(({ state }) => state === 'verified');
      await until(
        `the files of round ${round}, verified`,
        async () => (await Promise.all(placed.map(isVerified))).every(Boolean),
        patienceMs,
      );
      const seconds = ((performance.now() - killedAt) / 1000).toFixed(1);
      const on = placed.map(({ recorderSerial, sizeBytes }) => `${recorderSerial} ${(sizeBytes / MiB).toFixed(0)} MiB`);
      report(`round ${round}: ${on.join(', ')}; killed ${part} after ${afterMs} ms; all verified ${seconds} s later`);
    }
    // What hangs here is counted: fewer are erased than there are files.
    await untilErased(client, files).catch((error: Error) => report(error.message));
    return {
      ...(await checkArrived(ready.s3, client, files)),
      rounds,
      files: files.length,
      bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      killed,
      erased: files.filter(({ goneAt }) => goneAt).length,
    };
  } finally {
    clearInterval(watch);
    copy.interrupt();
    await copy.ended;
  }
}

function dockOf({ cards: docks }: Ready, station: string): string {
  return docks.find(({ stationId }) => stationId === station)?.folder ?? '';
}

async function untilErased(client: HqClient, files: readonly PlacedFile[]): Promise<void> {
  await until(
    'every card erased',
    async () => {
      await letSlowStorePass(client);
      const { rows } = await client.get<{ rows: ErasePermitRow[] }>('erase-permits?limit=200');
      return files.every(({ goneAt }) => goneAt) && rows.every(({ state }) => !['waiting', 'issued'].includes(state));
    },
    patienceMs,
  );
}
