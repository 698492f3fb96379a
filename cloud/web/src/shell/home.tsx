import { Navigate } from 'react-router';
import { pages } from '../pages.ts';
import { useCan } from '../session/use-can.ts';
import { commonTexts } from '../texts/common-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

/** `/` is the first page that the account may open. */
export function Home() {
  const can = useCan();
  const { notAllowed } = useTexts(commonTexts);
  const first = pages.find(({ menu }) => menu && can(menu.action));
  return first ? <Navigate to={first.path} replace /> : <p>{notAllowed}</p>;
}
