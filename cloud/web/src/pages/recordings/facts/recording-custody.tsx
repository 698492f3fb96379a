import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingListWords, recordingWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../../language/use-words.ts';
import { Section } from '../../../parts/section.tsx';
import { ClaimedBadge } from './claimed-badge.tsx';
import { HoldingEntry } from './holding-entry.tsx';
import classes from './recording-custody.module.css';

/** Who held the recorder while it recorded, and what the file's name says about it. */
export function RecordingCustody({ recording }: { recording: RecordingDetail }) {
  const texts = useWords(recordingWords);
  const { nobody, nobodyTip } = useWords(recordingListWords);
  const { holdings } = recording;
  return (
    <Section title={texts.custody} hint={texts.custodyHint}>
      {holdings.length === 0 ? (
        <p className={classes.nobody}>
          <strong>{nobody}</strong> {nobodyTip}
        </p>
      ) : (
        <ol className={classes.holdings}>
          {holdings.map((holding) => (
            <HoldingEntry key={`${holding.badgeNo} ${holding.from}`} holding={holding} />
          ))}
        </ol>
      )}
      <ClaimedBadge recording={recording} />
    </Section>
  );
}
