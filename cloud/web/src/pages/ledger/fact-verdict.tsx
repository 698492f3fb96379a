import { CheckCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './fact-verdict.module.css';

/** In words, whether a record stands in the ledger and how many remember that. */
export function FactVerdict({ fact: { checkpoint, cosignedBy } }: { fact: FactProofResponse }) {
  const { verdict } = useWords(ledgerWords).fact;
  const count = cosignedBy.length;
  return (
    <p className={`${classes.verdict} ${count === 0 ? classes.waiting : classes.entered}`}>
      {count === 0 ? <ExclamationCircleFilled aria-hidden /> : <CheckCircleOutlined aria-hidden />}{' '}
      <span>{checkpoint ? verdict.entered(formatFull(checkpoint.signedAt), count) : verdict.waiting}</span>
    </p>
  );
}
