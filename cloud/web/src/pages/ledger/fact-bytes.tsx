import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { TechnicalDetails } from '../../parts/technical-details.tsx';
import classes from './fact-bytes.module.css';

interface Props {
  fact: FactProofResponse;
  proof: NonNullable<FactProofResponse['proof']>;
  /** What it is about, where only its id says it. */
  subjectId: string | undefined;
}

/** What a machine checks it by: its place, its digest, the way to the checkpoint, and the note. */
export function FactBytes({ fact: { factId, index, checkpoint }, proof, subjectId }: Props) {
  const { fact: texts } = useWords(ledgerWords);
  const { language } = useLanguage();
  const count = (number: number) => number.toLocaleString(language);
  return (
    <div className={classes.bytes}>
      <TechnicalDetails
        ids={[
          ...(subjectId === undefined ? [] : [{ name: texts.subject, text: subjectId }]),
          { name: texts.record, text: String(factId) },
          { name: texts.index, text: index === null ? '–' : String(index) },
          { name: texts.leafHash, text: proof.leaf.payloadSha256 },
        ]}
      >
        <h2>{texts.checkpoint}</h2>
        <p className={classes.hint}>
          {checkpoint ? texts.checkpointOf(count(checkpoint.size), formatFull(checkpoint.signedAt)) : '–'}
        </p>
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
      </TechnicalDetails>
    </div>
  );
}
