import { useState } from 'react';
import { useChange } from '../api/use-change.ts';
import { FilesInput } from './files-input.tsx';
import { TakeBack } from './take-back.tsx';
import { useSentFiles } from './use-sent-files.ts';

interface Appeal {
  reason: string;
  attachmentIds: string[];
}

interface Props extends Pick<Parameters<typeof useChange>[0], 'outdates'> {
  /** What it does, on its button. */
  word: string;
  reasonLabel: string;
  hint: string;
  /** Against which decision, by an id. */
  subject: string;
  send: (appeal: Appeal, commandKey: string) => Promise<unknown>;
}

/** An appeal against a decision, with a reason and files. */
export function AppealForm({ hint, send, outdates, ...said }: Props) {
  const [files, setFiles] = useState<File[]>([]);
  const withFiles = useSentFiles();
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      withFiles(files, (attachmentIds) => send({ reason, attachmentIds }, commandKey)),
    outdates,
    done: 'sent',
  });
  return (
    <TakeBack {...said} hint={<p style={{ margin: 0 }}>{hint}</p>} problem={problem} running={running} onDone={start}>
      <FilesInput value={files} onChange={setFiles} />
    </TakeBack>
  );
}
