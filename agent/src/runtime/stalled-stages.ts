/** A stage by its name in the log, and for how long its present run lasts. */
export type Stage = { name: string; task: { runningForMs(): number } };

/**
 * No healthy run lasts so long, of a stage that asks neither HQ nor, for long, a card: the slowest takes in the recordings of a
 * lost database, some thousands in a minute. Shorter than the time within which an end counts as a crash (`care/judge-start.ts`).
 */
const longestRunMs = 10 * 60_000;

/** The names of the stages that stand still: a run of theirs has begun and doesn't end, well or in an error. */
export function stalledStages(stages: readonly Stage[]): string[] {
  return stages.filter(({ task }) => task.runningForMs() > longestRunMs).map(({ name }) => name);
}
