import { CheckOutlined, WarningFilled } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { formatWords } from '@rollcall/shared/words/format';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { formatPerson } from '../../../format/format-person.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './claimed-badge.module.css';
import { judgeClaim } from './judge-claim.ts';

/** What the file's name says about who recorded: a witness, and loud when it contradicts custody. */
export function ClaimedBadge({ recording }: { recording: Pick<RecordingDetail, 'sightings' | 'holders'> }) {
  const texts = useWords(recordingWords);
  const { and } = useWords(formatWords);
  const { claimed, verdict } = judgeClaim(recording);
  const holders = recording.holders.map(formatPerson).join(and);
  return (
    <p className={classes[verdict]}>
      <span className={classes.name}>{texts.claim}</span>
      {claimed.length > 0 ? <strong>{claimed.join(and)}</strong> : null}
      {verdict === 'agrees' ? (
        <span>
          <CheckOutlined aria-hidden /> {texts.claimAgrees}
        </span>
      ) : null}
      {verdict === 'differs' ? (
        <span>
          <WarningFilled aria-hidden /> {texts.claimDiffers(holders)}
        </span>
      ) : null}
      {verdict === 'unseen' ? <span>{texts.claimUnseen}</span> : null}
      {verdict === 'unchecked' ? <span>{texts.claimUnchecked}</span> : null}
      {verdict === 'unset' ? <span>{texts.claimUnset}</span> : null}
      {verdict === 'none' ? <span>{texts.noClaim}</span> : null}
    </p>
  );
}
