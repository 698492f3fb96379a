import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useCan } from '../session/use-can.ts';
import { commonTexts } from '../texts/common-texts.ts';
import { ledgerTexts } from '../texts/ledger-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import classes from './history-list.module.css';

/** From an entry of a history to its proof in the ledger. What a station's batch told has none of its own. */
export function ProofLink({ factId }: { factId: number | null }) {
  const { fact } = useTexts(ledgerTexts);
  const { notAllowed } = useTexts(commonTexts);
  const can = useCan();
  if (factId === null) return null;
  return can('ledger.read') ? (
    <Link className={classes.proof} to={paths.ledgerFact(factId)} data-tip={fact.linkTip}>
      {fact.link(factId)}
    </Link>
  ) : (
    <span className={classes.quiet} data-tip={notAllowed}>
      {fact.link(factId)}
    </span>
  );
}
