import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RoundFaults } from './check-round.ts';

/** A line of `results.jsonl`. */
export interface CrashResult extends RoundFaults {
  /** The point that was aimed at; `random`: any call; `power cut`: any call, and what was not synced was lost. */
  aim: string;
  /** The point before whose call the agent was killed; null: it came to its end, or was killed between two calls. */
  hit: string | null;
  killed: boolean;
  converged: boolean;
}

/** What rounds found, kept in a folder so that a run can be taken up again. */
export class CrashResults {
  readonly #file: string;
  readonly all: CrashResult[] = [];

  constructor(folder: string, { resume }: { resume: boolean }) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'results.jsonl');
    if (!resume) rmSync(this.#file, { force: true });
    if (!existsSync(this.#file)) return;
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    for (const line of lines) if (line !== '') this.all.push(JSON.parse(line) as CrashResult);
  }

  add(result: CrashResult): void {
    this.all.push(result);
    appendFileSync(this.#file, `${JSON.stringify(result)}\n`);
  }

  /** The points that were hit, whatever was aimed at. A power cut is something else. */
  hits(): Set<string> {
    return new Set(this.all.flatMap(({ aim, hit }) => (aim === 'power cut' ? [] : (hit ?? []))));
  }

  attempts(aim: string): number {
    return this.all.filter((result) => result.aim === aim).length;
  }
}
