import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useIsInterrupted, useSession } from '../../session/session-context.ts';
import { type KeptForm, listKept, onKeptChange } from './kept-forms.ts';
import { sendKept } from './send-kept.ts';

/** A network that came back isn't always told of. */
const againMs = 15_000;

/** The forms of the account on this device that HQ hasn't taken. */
export function useKept(): readonly KeptForm[] {
  const { username } = useSession();
  const [forms, setForms] = useState<readonly KeptForm[]>([]);
  useEffect(() => {
    let over = false;
    const read = async () => {
      // A browser that keeps nothing has nothing kept.
      const kept = await listKept(username).catch(() => []);
      if (!over) setForms(kept);
    };
    void read();
    const end = onKeptChange(() => void read());
    return () => {
      over = true;
      end();
    };
  }, [username]);
  return forms;
}

/** Sends them. HQ's saying that nobody is signed in shows the sign-in, over the page. */
export function useSendKept() {
  const { username } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => sendKept(username),
    onSuccess: async (sent) => {
      if (sent.length > 0) await client.invalidateQueries({ queryKey: ['field-inspections'] });
    },
  });
}

/** Sends what waits: now, when the network is back, when the page is looked at again, and every now and then. */
export function useSendingKept(): void {
  const waiting = useKept().filter(({ refused }) => refused === null).length;
  const isInterrupted = useIsInterrupted();
  const { mutate, isPending } = useSendKept();
  const send = useCallback(() => mutate(), [mutate]);
  const mayTry = waiting > 0 && !isInterrupted && !isPending;
  useEffect(() => {
    if (!mayTry) return;
    const timer = setTimeout(send, againMs);
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
    };
  }, [mayTry, send]);
  // Whoever comes back, or signs in again, needn't wait.
  useEffect(() => {
    if (!isInterrupted) send();
  }, [isInterrupted, send]);
}
