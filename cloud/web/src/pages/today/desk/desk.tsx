import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { later } from '../../../loading/later.tsx';
import { useSession } from '../../../session/session-context.ts';
import { useCan } from '../../../session/use-can.ts';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import classes from './desk.module.css';

const DeskPanel = later({
  load: async () => (await import('./desk-panel.tsx')).DeskPanel,
  // As large as what comes, so that nothing moves.
  Meanwhile: () => <div className={classes.space} />,
});

/** What the duty desk sees of this moment, above the board of today; of another day it would be about something else. */
export function Desk({ answer, wall = false }: { answer: TodayResponse | undefined; wall?: boolean }) {
  const [{ date }] = useUrlQuery(['date']);
  const can = useCan();
  const own = useSession().role === 'officer';
  const today = localDateOf(answer ? Date.parse(answer.asOf) : Date.now());
  if (own || !can('custodies.read') || (date ?? today) !== today) return null;
  return <DeskPanel wall={wall} />;
}
