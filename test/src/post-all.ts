import type { HqClient } from './hq-client.ts';

/** POSTs one after the other. @returns the answers @throws when HQ refuses one */
export async function postAll(client: HqClient, requests: readonly [path: string, body: object][]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const [path, body] of requests) {
    const answer = await client.post(path, body);
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    answers.push(await answer.json());
  }
  return answers;
}
