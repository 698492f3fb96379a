import type { MissingGuarantees } from '@rollcall/shared/http/guarantees';
import { pageFooterWords } from '@rollcall/shared/words/page-footer';
import { Link } from 'react-router';
import { useAnswer } from '../api/use-answer.ts';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { useCan } from '../session/use-can.ts';
import classes from './page-footer.module.css';

const refreshMs = 5 * 60_000;

/** At the foot of every page, for who looks after it: whether the object store holds what all of it rests on. */
export function PageFooter() {
  const texts = useWords(pageFooterWords);
  const enabled = useCan()('ops.read');
  const { answer } = useAnswer<MissingGuarantees>('guarantees/missing', {}, { enabled, refreshMs });
  if (!answer) return null;
  const { missing, probedAt } = answer;
  const text = probedAt === null ? texts.notProbed : missing === 0 ? texts.held : texts.missing(missing);
  return (
    <footer className={missing > 0 && probedAt !== null ? classes.missing : classes.footer}>
      <Link to={paths.ops()}>{text}</Link>
    </footer>
  );
}
