import { useNow } from '../../time/use-now.ts';

/** Says that it goes on, and for how long already. */
export function Waiting({ since, say }: { since: number; say: (seconds: number) => string }) {
  const now = useNow(1000);
  return <output>{say(Math.max(0, Math.round((now - since) / 1000)))}</output>;
}
