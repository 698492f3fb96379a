import { commonWords } from '@rollcall/shared/words/common';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Link } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { useCan } from '../session/use-can.ts';
import classes from './history-list.module.css';

/** From an entry of a history to its proof in the ledger. What a station's batch told has none of its own. */
export function ProofLink({ factId }: { factId: number | null }) {
  const { fact } = useWords(ledgerWords);
  const { notAllowed } = useWords(commonWords);
  const can = useCan();
  if (factId === null) return null;
  return can('ledger.read') ? (
    <Link className={classes.proof} to={paths.ledgerFact(factId)} data-tip={fact.linkTip}>
      {fact.link}
    </Link>
  ) : (
    <span className={classes.quiet} data-tip={notAllowed}>
      {fact.link}
    </span>
  );
}
