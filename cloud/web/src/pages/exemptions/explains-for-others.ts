import type { Session } from '@rollcall/shared/resources/sessions';

/** Who explains more than the own record: HQ's table gives these roles `exemptions.request` beyond it. */
export function explainsForOthers({ role }: Session): boolean {
  return role === 'brigade_admin' || role === 'squad_leader';
}
