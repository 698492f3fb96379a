import type { Faults } from '../kills/check-arrived.ts';
import type { PlacedFile } from '../kills/placed-files.ts';
import { seededRandom } from '../kills/seeded-random.ts';
import { checkLedger, checkRound } from './check-round.ts';
import { converge } from './converge.ts';
import { type CrashHq, startCrashHq } from './crash-hq.ts';
import { keyOf } from './crash-point.ts';
import type { CrashResults } from './crash-results.ts';
import { type CrashRound, runRound } from './crash-round.ts';
import { aimAt, aimAtRandom, pointsOf, spread } from './plan-crashes.ts';
import type { Aim } from './straced-agent.ts';
import { createTurns } from './turns.ts';
import type { NamesLeft } from './unsynced-disk.ts';
import type { Occurrence } from './watch-trace.ts';

/** Rounds whose stations are brought to their end by one agent. */
const roundsAtOnce = 24;
/** Agents that start at the same time: that is what costs the processor. */
const startsAtOnce = 2;
const convergeWithinMs = 300_000;

interface Planned {
  /** The point, `random` or `power cut`. */
  name: string;
  aim: Aim;
  powerCut?: NamesLeft;
}

export interface CrashCounts {
  /** Distinct points of the canonical run. */
  points: string[];
  /** Those of them that were wanted. */
  wanted: string[];
  /** What the ledger lacks or tells twice. */
  ledger: Pick<Faults, 'lost' | 'twice'>;
}

/**
 * Kills agents with -9 at the system calls by which they change anything, each in the life of a station and a card of their own, from
 * docking to erasing, and lets each go on. One run that nobody kills tells which calls there are.
 * @param options.only part of the name of each point that counts
 * @param options.points how many of the distinct points, or all
 * @param options.attempts how often a point is tried that was missed
 * @param options.random kills at any call
 * @param options.powerCuts kills at any call by which what was not synced is lost
 */
export async function runCrashes(options: {
  folder: string;
  strace: string;
  results: CrashResults;
  seed: number;
  only?: string;
  points: number | 'all';
  attempts: number;
  random: number;
  powerCuts: number;
  report(line: string): void;
}): Promise<CrashCounts> {
  const { folder, strace, results, seed, only = '', report } = options;
  const random = seededRandom(seed);
  const hq = await startCrashHq(folder);
  try {
    const canonical = await runRound(hq, { strace, folder, nr: 1 });
    const all = canonical.run.calls;
    if (!all.some(({ state }) => state === 'stopping')) throw new Error('a run that nobody killed came to no end');
    const calls = all.filter((call) => keyOf(call).includes(only));
    const points = pointsOf(calls);
    report(`the run that nobody kills: ${calls.length} state-changing calls, ${points.size} points`);
    const rounds: CrashRound[] = [canonical];
    const chosen =
      options.points === 'all' ? [...points.values()] : spread([...points.values()], options.points, random);
    for (;;) {
      const planned = [
        ...planPoints(chosen, results, options.attempts),
        ...planRandom('random', calls, options.random - results.attempts('random'), random),
        ...planRandom('power cut', calls, options.powerCuts - results.attempts('power cut'), random),
      ].slice(0, roundsAtOnce);
      if (planned.length === 0) break;
      rounds.push(...(await runBatch(hq, { folder, strace, planned, results, firstNr: rounds.length + 1 })));
      const hits = results.hits();
      const hit = chosen.filter((point) => hits.has(keyOf(point))).length;
      const [others, cuts] = [results.attempts('random'), results.attempts('power cut')];
      report(`${results.all.length} kills: ${hit} of ${chosen.length} points, ${others} at random, ${cuts} power cuts`);
    }
    const files: PlacedFile[] = rounds.flatMap(({ card }) => card.files);
    return { points: [...points.keys()], wanted: chosen.map(keyOf), ledger: await checkLedger(hq, files) };
  } finally {
    await hq.stop();
  }
}

function planPoints(chosen: readonly Occurrence[], results: CrashResults, attempts: number): Planned[] {
  const hits = results.hits();
  return chosen.flatMap((point) => {
    const name = keyOf(point);
    const attempt = results.attempts(name) + 1;
    return hits.has(name) || attempt > attempts ? [] : [{ name, aim: aimAt(point, attempt) }];
  });
}

function planRandom(
  name: 'random' | 'power cut',
  calls: readonly Occurrence[],
  count: number,
  random: () => number,
): Planned[] {
  return Array.from({ length: Math.max(0, count) }, () => ({
    name,
    aim: aimAtRandom(calls, random),
    ...(name === 'power cut' && { powerCut: random() < 0.5 ? 'all' : 'synced' }),
  }));
}

async function runBatch(
  hq: CrashHq,
  given: { folder: string; strace: string; planned: readonly Planned[]; results: CrashResults; firstNr: number },
): Promise<CrashRound[]> {
  const { folder, strace, planned, results, firstNr } = given;
  const turns = createTurns(startsAtOnce);
  const rounds = await Promise.all(
    planned.map(async ({ aim, powerCut }, index) => {
      const onStarted = await turns.take();
      const nr = firstNr + index;
      return runRound(hq, { strace, folder, nr, aim, onStarted, ...(powerCut && { powerCut }) });
    }),
  );
  const left = await converge(hq, { folder, rounds, patienceMs: convergeWithinMs });
  const bytesByKey = await hq.bytesByKey();
  for (const [index, round] of rounds.entries()) {
    const { killed, prevented } = round.run;
    results.add({
      aim: planned[index]?.name ?? '',
      hit: prevented ? keyOf(prevented) : null,
      killed,
      converged: !left.includes(round),
      ...(await checkRound(hq, round, bytesByKey)),
    });
  }
  return rounds;
}
