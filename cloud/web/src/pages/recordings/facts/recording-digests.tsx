import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { formatSize } from '../../../format/format-size.ts';
import { useWords } from '../../../language/use-words.ts';
import { Copyable } from '../../../parts/copyable.tsx';
import { FactList } from '../../../parts/fact-list.tsx';
import { Section } from '../../../parts/section.tsx';
import classes from './recording-digests.module.css';

/** By what the bytes can be checked, and where they lie. */
export function RecordingDigests({ recording }: { recording: RecordingDetail }) {
  const texts = useWords(recordingWords);
  const { recordingId, sha256, partSha256, partSizeBytes, objectKey, versionId } = recording;
  const copyable = (name: string, text: string) => ({ name, value: <Copyable name={name} text={text} /> });
  return (
    <Section title={texts.digests} hint={texts.recordingIdTip}>
      <FactList
        facts={[
          copyable('SHA-256', sha256),
          copyable(texts.recordingId, recordingId),
          copyable(texts.objectKey, objectKey),
          versionId === null ? { name: texts.versionId, value: texts.notStored } : copyable(texts.versionId, versionId),
        ]}
      />
      <details className={classes.parts}>
        <summary>{texts.parts(partSha256.length, formatSize(partSizeBytes))}</summary>
        <ol>
          {partSha256.map((digest, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are numbered, and equal ones have equal digests
            <li key={index}>
              <code>{digest}</code>
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}
