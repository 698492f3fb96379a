import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from '../program.ts';
import { until } from '../until.ts';
import type { CrashHq } from './crash-hq.ts';
import { type CrashRound, gather, isErased } from './crash-round.ts';
import { agentSettings } from './straced-agent.ts';

/**
 * Starts one agent for all of these stations, as a machine does after a power cut, and waits until each card is erased and HQ knows.
 * Nobody helps. Those that don't come so far are tried once more, each with an agent of its own: one station may hold up others.
 * @returns the rounds that never came so far
 */
export async function converge(
  hq: CrashHq,
  given: { folder: string; rounds: readonly CrashRound[]; patienceMs: number },
): Promise<CrashRound[]> {
  const { folder, rounds, patienceMs } = given;
  const left = await runAgent(hq, { folder, rounds, patienceMs });
  if (rounds.length === 1) return left;
  const alone: CrashRound[] = [];
  for (const round of left) alone.push(...(await runAgent(hq, { folder, rounds: [round], patienceMs })));
  return alone;
}

async function runAgent(
  hq: CrashHq,
  { folder, rounds, patienceMs }: { folder: string; rounds: readonly CrashRound[]; patienceMs: number },
): Promise<CrashRound[]> {
  const name = `${rounds.map(({ nr }) => nr).join('-')}-${rounds.length === 1 ? 'alone' : 'together'}`;
  const agentFolder = join(folder, 'restarted', name);
  gather(rounds, agentFolder);
  const agent = new Program({
    module: '@rollcall/agent/cli/main',
    args: ['run', '--data', agentFolder, '--exit-with-parent'],
    env: agentSettings,
    logFile: join(folder, `restarted-${name}.log`),
  });
  const watchCards = setInterval(() => {
    for (const { card } of rounds) card.noteGone();
  }, 100);
  agent.start();
  let left = [...rounds];
  try {
    await until(
      'the erase of each card',
      async () => {
        const ended = await Promise.all(left.map((round) => hasConverged(hq, round)));
        left = left.filter((_, index) => !ended[index]);
        return left.length === 0 || !agent.running;
      },
      patienceMs,
    ).catch(() => undefined); // Who is left is told.
  } finally {
    await agent.stop();
    clearInterval(watchCards);
  }
  return left;
}

async function hasConverged(hq: CrashHq, { stationId, card }: CrashRound): Promise<boolean> {
  return card.files.every(({ path }) => !existsSync(path)) && (await isErased(hq, stationId));
}
