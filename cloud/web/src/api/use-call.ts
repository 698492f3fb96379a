import type { Api } from '@rollcall/shared/resources/resources';
import { type AnswerOf, type Asked, call } from './call.ts';
import { queryKey } from './query-key.ts';
import { type Saying, useChange } from './use-change.ts';

/**
 * Changes something at HQ by an endpoint. What its own resource answered is old at once; the rest follows by what HQ tells
 * open pages. `problem` is what HQ refused; show it in `<ProblemNotice>` beside the form.
 */
export function useCall<Called extends keyof Api>(
  name: Called,
  {
    onDone,
    done,
  }: {
    onDone?: (answer: AnswerOf<Called>, asked: Asked<Called>) => void;
    done?: Saying<Asked<Called>, AnswerOf<Called>>;
  } = {},
) {
  const [resource] = queryKey(name.replace(/^\w+ /, ''));
  return useChange({
    send: (commandKey, asked: Asked<Called>) => call(name, asked, commandKey),
    outdates: [resource],
    ...(onDone ? { onDone } : {}),
    ...(done === undefined ? {} : { done }),
  });
}
