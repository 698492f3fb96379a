import { commonWords } from '@rollcall/shared/words/common';
import { Navigate } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session-context.ts';
import { useCan } from '../session/use-can.ts';

/** `/` is Today; an officer's is the own record: a board has but one row of it; who may see no duty begins with the registry. */
export function Home() {
  const can = useCan();
  const { role } = useSession();
  const { notAllowed } = useWords(commonWords);
  if (role === 'officer') return <Navigate to={paths.me()} replace />;
  if (can('coverage.read')) return <Navigate to={paths.today()} replace />;
  return can('registry.read') ? <Navigate to={paths.registry()} replace /> : <p>{notAllowed}</p>;
}
