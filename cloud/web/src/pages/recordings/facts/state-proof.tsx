import type { RecordingState } from '@rollcall/shared/http/recordings';
import { recordingLooks } from '../../../state/state-look.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import { recordingTexts } from '../../../texts/recording-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './state-proof.module.css';

/** The state, and what its word does and doesn't prove. */
export function StateProof({ state }: { state: RecordingState }) {
  const texts = useTexts(recordingTexts);
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
