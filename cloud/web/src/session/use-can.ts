import type { Action } from '@rollcall/shared/http/permissions';
import { useSession } from './session-context.ts';

/** Whether the account may do an action of HQ's table (`shifts.write`). What its role never may isn't shown. */
export function useCan(): (action: Action) => boolean {
  const { actions } = useSession();
  return (action) => actions.includes(action);
}
