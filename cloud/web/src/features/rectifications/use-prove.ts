import { useChange } from '../../api/use-change.ts';
import { useSentFiles } from '../../form/use-sent-files.ts';

/** Sends the files, then what was done, which names them. */
export function useProve(
  send: (commandKey: string, body: { text: string; attachmentIds: string[] }) => Promise<unknown>,
) {
  const withFiles = useSentFiles();
  return useChange({
    send: (commandKey, { text, files }: { text: string; files: readonly File[] }) =>
      withFiles(files, (attachmentIds) => send(commandKey, { text, attachmentIds })),
    outdates: ['rectifications', 'spot-orders', 'findings'],
    done: 'sent',
  });
}
