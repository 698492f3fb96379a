import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from './command-key.ts';
import { type Done, tellDone } from './done-notices.ts';

/** What is said for a moment afterwards; false: nothing. */
export type Saying<Input, Answer> = Done | false | ((answer: Answer, input: Input) => Done | false);

/**
 * Changes something at HQ, once: until HQ has done it, it is sent with the same key. `outdates`: the resources whose answers are old
 * afterwards (`['shifts', 'coverage']`). `problem` is what HQ refused; show it in `<ProblemNotice>` beside the form.
 *
 * `done`: what the page says for a moment once it is done. A form that goes away (`onDone`) leaves nothing behind to see, so it
 * says "saved"; an entry that stays shows by itself what became of it, so nothing is said.
 */
export function useChange<Input = void, Answer = unknown>({
  send,
  outdates,
  onDone,
  done = onDone ? 'saved' : false,
}: {
  send: (commandKey: string, input: Input) => Promise<Answer>;
  outdates: readonly string[];
  onDone?: (answer: Answer, input: Input) => void;
  done?: Saying<Input, Answer>;
}) {
  const client = useQueryClient();
  const commandKey = useRef<string>(undefined);
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      commandKey.current ??= newCommandKey();
      return send(commandKey.current, input);
    },
    onSuccess: async (answer, input) => {
      await Promise.all(outdates.map((resource) => client.invalidateQueries({ queryKey: [resource] })));
      commandKey.current = undefined;
      const said = typeof done === 'function' ? done(answer, input) : done;
      if (said) tellDone(said);
      onDone?.(answer, input);
    },
  });
  return {
    start: mutation.mutate,
    running: mutation.isPending,
    problem: mutation.error,
    answer: mutation.data,
    /** What comes next is something else. */
    reset: () => {
      commandKey.current = undefined;
      mutation.reset();
    },
  };
}
