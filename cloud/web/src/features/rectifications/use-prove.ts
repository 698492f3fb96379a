import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useSentFiles } from '../../form/use-sent-files.ts';

/** Sends the files, then what was done, which names them. */
export function useProve(rectificationId: string) {
  const withFiles = useSentFiles();
  return useChange({
    send: (commandKey, { text, files }: { text: string; files: readonly File[] }) =>
      withFiles(files, (attachmentIds) =>
        call(
          'POST rectifications/:rectificationId/proof',
          { params: { rectificationId }, body: { text, attachmentIds } },
          commandKey,
        ),
      ),
    outdates: ['rectifications', 'findings'],
    done: 'sent',
  });
}
