import type { Session } from '@rollcall/shared/http/sessions';

/** Who declares and ends conflicts of others too: HQ's table gives these roles `recusals.write` beyond the own ones. */
export function declaresForOthers({ role }: Session): boolean {
  return role === 'brigade_admin' || role === 'inspector';
}
