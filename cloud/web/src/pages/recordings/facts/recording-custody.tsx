import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { Section } from '../../../parts/section.tsx';
import { recordingTexts } from '../../../texts/recording-texts.ts';
import { recordingsTexts } from '../../../texts/recordings-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { ClaimedBadge } from './claimed-badge.tsx';
import { HoldingEntry } from './holding-entry.tsx';
import classes from './recording-custody.module.css';

/** Who held the recorder while it recorded, and what the file's name says about it. */
export function RecordingCustody({ recording }: { recording: RecordingDetail }) {
  const texts = useTexts(recordingTexts);
  const { nobody, nobodyTip } = useTexts(recordingsTexts);
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
