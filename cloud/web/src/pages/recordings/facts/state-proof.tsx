import type { RecordingState } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../../language/use-words.ts';
import { recordingLooks } from '../../../state/state-look.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import classes from './state-proof.module.css';

/** The state, and what its word does and doesn't prove. */
export function StateProof({ state }: { state: RecordingState }) {
  const texts = useWords(recordingWords);
  return (
    <div className={classes.proof}>
      <strong>
        <StateTag look={recordingLooks[state]} />
      </strong>
      <dl>
        <dt>{texts.proof.proves}</dt>
        <dd>{texts.proves[state]}</dd>
        <dt>{texts.proof.not}</dt>
        <dd>{texts.doesNot[state]}</dd>
      </dl>
    </div>
  );
}
