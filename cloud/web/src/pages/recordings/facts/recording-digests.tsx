import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { formatSize } from '../../../format/format-size.ts';
import { useWords } from '../../../language/use-words.ts';
import { Section } from '../../../parts/section.tsx';
import { TechnicalDetails } from '../../../parts/technical-details.tsx';
import classes from './recording-digests.module.css';

/** By what the bytes can be checked, and where they lie. */
export function RecordingDigests({ recording }: { recording: RecordingDetail }) {
  const texts = useWords(recordingWords);
  const { recordingId, sha256, partSha256, partSizeBytes, objectKey, versionId } = recording;
  return (
    <Section title={texts.digests} hint={texts.recordingIdTip}>
      {versionId === null ? <p>{texts.notStored}</p> : null}
      <TechnicalDetails
        ids={[
          { name: 'SHA-256', text: sha256 },
          { name: texts.recordingId, text: recordingId },
          { name: texts.objectKey, text: objectKey },
          ...(versionId === null ? [] : [{ name: texts.versionId, text: versionId }]),
        ]}
      >
        <p className={classes.parts}>{texts.parts(partSha256.length, formatSize(partSizeBytes))}</p>
        <ol className={classes.digests}>
          {partSha256.map((digest, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are numbered, and equal ones have equal digests
            <li key={index}>
              <code>{digest}</code>
            </li>
          ))}
        </ol>
      </TechnicalDetails>
    </Section>
  );
}
