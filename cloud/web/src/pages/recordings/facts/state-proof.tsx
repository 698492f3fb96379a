import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../../language/use-words.ts';
import { recordingLook } from '../../../state/state-look.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import classes from './state-proof.module.css';

/** The state, and what its word does and doesn't prove. */
export function StateProof({ recording }: { recording: Pick<RecordingDetail, 'state' | 'lost'> }) {
  const texts = useWords(recordingWords);
  const { lost, state } = recording;
  return (
    <div className={classes.proof}>
      <strong>
        <StateTag look={recordingLook(recording)} />
      </strong>
      <dl>
        <dt>{texts.proof.proves}</dt>
        <dd>{texts.proves[lost ? 'announced' : state]}</dd>
        <dt>{texts.proof.not}</dt>
        <dd>{texts.doesNot[lost ? 'lost' : state]}</dd>
      </dl>
    </div>
  );
}
