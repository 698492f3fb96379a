import type { Role } from '@rollcall/shared/http/permissions';
import { commonWords } from '@rollcall/shared/words/common';
import { Navigate } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session-context.ts';
import { useCan } from '../session/use-can.ts';

/** Those whom something waits for begin with it; the administrator and the auditor sit at the desk. */
const beginsWithInbox: readonly Role[] = ['brigade_leader', 'inspector', 'squad_leader', 'officer'];

/** `/` is the inbox, Today for the duty desk, or the cases for the legal office; who may see no duty begins with the registry. */
export function Home() {
  const can = useCan();
  const { role } = useSession();
  const { notAllowed } = useWords(commonWords);
  if (beginsWithInbox.includes(role)) return <Navigate to={paths.inbox()} replace />;
  if (role === 'legal') return <Navigate to={paths.cases()} replace />;
  if (can('coverage.read')) return <Navigate to={paths.today()} replace />;
  return can('registry.read') ? <Navigate to={paths.registry()} replace /> : <p>{notAllowed}</p>;
}
