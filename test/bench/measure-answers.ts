import type { Database } from '@rollcall/cloud/db/database';
import { HqClient } from '../src/hq-client.ts';
import type { BenchAccounts } from './bench-accounts.ts';
import { type Question, rollCallQuestions } from './roll-call-questions.ts';

interface Answer extends Question {
  ms: number[];
}

/** Milliseconds of each answer, in rounds of all questions; the first round isn't counted. */
export async function measureAnswers(
  db: Database,
  hq: { url: string; accounts: BenchAccounts },
  rounds: number,
): Promise<Answer[]> {
  const clients = {
    inspector: new HqClient(hq.url, hq.accounts.inspector),
    leader: new HqClient(hq.url, hq.accounts.leader),
  };
  const answers = (await rollCallQuestions(db, clients.inspector)).map((question): Answer => ({ ...question, ms: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { kind, path, by, ms } of answers) {
      const begun = performance.now();
      const answer = await clients[by].get<{ rows?: unknown[]; units?: unknown[] }>(path);
      const took = performance.now() - begun;
      if (kind === 'list' && !answer.rows?.length) throw new Error(`${path} found nothing`);
      if (kind === 'today' && !answer.units?.length) throw new Error(`${path} shows nobody`);
      if (round > 0) ms.push(took);
    }
  }
  return answers;
}
