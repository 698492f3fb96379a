import { commonWords } from '@rollcall/shared/words/common';
import { Navigate } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { pages } from '../pages.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session-context.ts';
import { useCan } from '../session/use-can.ts';

/** `/` is the first page that the account may open; an officer's is the own record: a board has but one row of it. */
export function Home() {
  const can = useCan();
  const { role } = useSession();
  const { notAllowed } = useWords(commonWords);
  if (role === 'officer') return <Navigate to={paths.me()} replace />;
  const first = pages.find(({ menu }) => menu && can(menu.action));
  return first ? <Navigate to={first.path} replace /> : <p>{notAllowed}</p>;
}
