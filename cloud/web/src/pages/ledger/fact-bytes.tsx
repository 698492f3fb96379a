import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import classes from './fact-bytes.module.css';

interface Props {
  fact: FactProofResponse;
  proof: NonNullable<FactProofResponse['proof']>;
}

/** What a machine checks it by. */
export function FactBytes({ fact: { index, checkpoint }, proof }: Props) {
  const { fact: texts } = useWords(ledgerWords);
  const { language } = useLanguage();
  const count = (number: number) => number.toLocaleString(language);
  return (
    <details className={classes.bytes}>
      <summary>{texts.bytes}</summary>
      <FactList
        facts={[
          { name: texts.index, value: index === null ? '–' : count(index) },
          {
            name: texts.checkpoint,
            value: checkpoint ? texts.checkpointOf(count(checkpoint.size), formatFull(checkpoint.signedAt)) : '–',
          },
          { name: texts.leafHash, value: <Copyable name={texts.leafHash} text={proof.leaf.payloadSha256} /> },
        ]}
      />
      <h2>{texts.path}</h2>
      <p className={classes.hint}>{texts.pathHint}</p>
      <ol className={classes.path}>
        {proof.proof.map((hash) => (
          <li key={hash}>
            <code>{hash}</code>
          </li>
        ))}
      </ol>
      <h2>{texts.note}</h2>
      <pre className={classes.note}>{proof.note}</pre>
    </details>
  );
}
