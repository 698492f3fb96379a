import type { Api } from '@rollcall/shared/resources/resources';
import { type AnswerOf, type Asked, addressOf } from './call.ts';
import { type Answered, useAnswer } from './use-answer.ts';

type Readable = Extract<keyof Api, `GET ${string}`>;

/** What an endpoint answers, as `useAnswer` keeps it. */
export function useRead<Called extends Readable>(
  name: Called,
  asked: Asked<Called>,
  options?: Parameters<typeof useAnswer>[2],
): Answered<AnswerOf<Called>> {
  const [, path] = addressOf(name, asked);
  return useAnswer<AnswerOf<Called>>(path, {}, options);
}
