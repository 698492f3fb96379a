import { useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * Changes something at HQ. `outdates`: the resources whose answers are old afterwards (`['shifts', 'coverage']`).
 * `problem` is what HQ refused; show it in `<ProblemNotice>` beside the form.
 */
export function useChange<Input, Answer>({
  send,
  outdates,
  onDone,
}: {
  send: (input: Input) => Promise<Answer>;
  outdates: readonly string[];
  onDone?: (answer: Answer, input: Input) => void;
}) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      await Promise.all(outdates.map((resource) => client.invalidateQueries({ queryKey: [resource] })));
      onDone?.(answer, input);
    },
  });
  return {
    start: mutation.mutate,
    running: mutation.isPending,
    problem: mutation.error,
    answer: mutation.data,
    reset: mutation.reset,
  };
}
