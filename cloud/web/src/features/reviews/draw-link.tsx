import { drawWords } from '@rollcall/shared/words/draws';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';

/** The draw that drew something; nothing for what somebody picked. */
export function DrawLink({ draw }: { draw: number | null }) {
  const texts = useWords(drawWords);
  if (draw === null) return null;
  return (
    <Link to={paths.draw(draw)}>
      <NoWrap>{texts.no(draw)}</NoWrap>
    </Link>
  );
}
