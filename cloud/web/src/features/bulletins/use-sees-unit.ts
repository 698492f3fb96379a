import { useSession } from '../../session/session-context.ts';

/** Whether the account can open what lies behind a number of this unit; null: of no unit, or of all of them. */
export function useSeesUnit(): (unitCode: string | null) => boolean {
  const { role, unitCode: own } = useSession();
  if (role === 'officer') return () => false;
  return role === 'squad_leader' ? (unitCode) => unitCode !== null && unitCode === own : () => true;
}
