import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { useChange } from '../../api/use-change.ts';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { attach } from './use-new-exemption.ts';

/** Attaches a file to an own explanation that waits, in the place of one before. */
export function AddAttachment({ exemptionId }: { exemptionId: string }) {
  const texts = useWords(exemptionWords).detail;
  const { start, running, problem } = useChange({
    send: (commandKey, file: File) => attach(commandKey, exemptionId, file),
    outdates: ['exemptions'],
  });
  return (
    <section aria-label={texts.attach}>
      <ProblemNotice problem={problem} />
      <AttachmentInput disabled={running} onChange={(file) => (file === undefined ? undefined : start(file))} />
    </section>
  );
}
