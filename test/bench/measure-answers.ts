import type { Database } from '@rollcall/cloud/db/database';
import { HqClient } from '../src/hq-client.ts';
import type { BenchAccounts } from './bench-accounts.ts';
import { type Question, rollCallQuestions } from './roll-call-questions.ts';

interface Answer extends Question {
  ms: number[];
}

/** Rows, counts of each kind, or counts by name. */
interface Answered {
  rows?: unknown[];
  kinds?: unknown[];
  counts?: Record<string, number>;
  units?: unknown[];
}

function hasAnswer(kind: Question['kind'], { rows = [], kinds = [], counts = {}, units = [] }: Answered): boolean {
  if (kind === 'one') return true;
  if (kind === 'today') return units.length > 0;
  return rows.length > 0 || kinds.length > 0 || Object.values(counts).some((count) => count > 0);
}

/**
 * Milliseconds of each answer, in rounds of all questions. The first round isn't counted: what finds nothing in it, as at a small
 * size or at an hour at which nobody is late, says nothing about speed, and is told and left out.
 */
export async function measureAnswers(
  db: Database,
  hq: { url: string; accounts: BenchAccounts },
  rounds: number,
): Promise<Answer[]> {
  const clients = {
    inspector: new HqClient(hq.url, hq.accounts.inspector),
    leader: new HqClient(hq.url, hq.accounts.leader),
  };
  const ask = ({ by, path }: Question) => clients[by].get<Answered>(path);
  const answers: Answer[] = [];
  for (const question of await rollCallQuestions(db, clients.inspector)) {
    if (hasAnswer(question.kind, await ask(question))) answers.push({ ...question, ms: [] });
    else console.log(`found nothing, so not measured: ${question.what} (${question.path})`);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const answer of answers) {
      const begun = performance.now();
      await ask(answer);
      answer.ms.push(performance.now() - begun);
    }
  }
  return answers;
}
