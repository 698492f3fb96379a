import type { CrashResult, CrashResults } from './crash-results.ts';
import type { CrashCounts } from './run-crashes.ts';

/** What a run says in the end, and whether all was well. */
export function tellCrashes({ points, wanted, ledger }: CrashCounts, results: CrashResults) {
  const { all } = results;
  const hits = results.hits();
  const missed = wanted.filter((point) => !hits.has(point));
  const calls = new Set([...hits].map((point) => point.split(' · ')[0]));
  const faults = {
    lost: [...all.flatMap(({ lost }) => lost), ...ledger.lost],
    twice: [...all.flatMap(({ twice }) => twice), ...ledger.twice],
    early: all.flatMap(({ early }) => early),
    resent: all.flatMap(({ resent }) => resent),
    'not converged': all.filter(({ converged }) => !converged).map(whereOf),
  };
  const counts = Object.entries(faults).map(([name, of]) => `${of.length} ${name}`);
  return {
    ok: Object.values(faults).every((of) => of.length === 0),
    lines: [
      ...missed.map((point) => `not hit: ${point}`),
      ...Object.entries(faults).flatMap(([name, of]) => of.map((fault) => `${name}: ${fault}`)),
      `${all.length} rounds: ${results.attempts('random')} random kills, ${results.attempts('power cut')} power cuts; ` +
        `${all.filter(({ killed }) => killed).length} were killed, ${all.filter(({ hit }) => hit !== null).length} just before a call`,
      `points: ${points.length} in a run, ${wanted.length} wanted, ${wanted.length - missed.length} hit, ${missed.length} not hit; ` +
        `${hits.size} distinct ones hit in all`,
      `system calls: ${calls.size}: ${[...calls].sort().join(', ')}`,
      counts.join(', '),
    ],
  };
}

function whereOf({ aim, hit }: CrashResult): string {
  return `aimed at ${aim}, killed before ${hit ?? 'nothing'}`;
}
