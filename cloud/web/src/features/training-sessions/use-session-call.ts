import type { Api } from '@rollcall/shared/resources/resources';
import { type AnswerOf, type Asked, call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';

type Called = Extract<keyof Api, `${string} training-sessions${string}`>;

/** Changes a session, and with it what the list of attendance says. Without `onDone` it says for a moment that it is saved. */
export function useSessionCall<Name extends Called>(
  name: Name,
  { onDone }: { onDone?: (answer: AnswerOf<Name>) => void } = {},
) {
  return useChange({
    send: (commandKey, asked: Asked<Name>) => call(name, asked, commandKey),
    outdates: ['training-sessions', 'training-attendance', 'inbox'],
    done: 'saved',
    ...(onDone ? { onDone } : {}),
  });
}
