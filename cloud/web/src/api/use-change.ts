import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newCommandKey } from './command-key.ts';

/**
 * Changes something at HQ, once: until HQ has done it, it is sent with the same key. `outdates`: the resources whose answers are old
 * afterwards (`['shifts', 'coverage']`). `problem` is what HQ refused; show it in `<ProblemNotice>` beside the form.
 */
export function useChange<Input = void, Answer = unknown>({
  send,
  outdates,
  onDone,
}: {
  send: (commandKey: string, input: Input) => Promise<Answer>;
  outdates: readonly string[];
  onDone?: (answer: Answer, input: Input) => void;
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
