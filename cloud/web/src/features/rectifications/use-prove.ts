import type { UploadedAttachment } from '@rollcall/shared/http/exemptions';
import { useRef } from 'react';
import { call } from '../../api/call.ts';
import { newCommandKey } from '../../api/command-key.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { useChange } from '../../api/use-change.ts';

/**
 * Sends the files, then what was done, which names them. What was sent is not sent again when the rest is refused, unless HQ has
 * the files no more.
 */
export function useProve(rectificationId: string) {
  const sent = useRef(new Map<File, { commandKey: string; attachmentId?: string }>());
  async function idOf(file: File): Promise<string> {
    const known = sent.current.get(file) ?? { commandKey: newCommandKey() };
    sent.current.set(file, known);
    known.attachmentId ??= (await upload(known.commandKey, file)).attachmentId;
    return known.attachmentId;
  }
  return useChange({
    send: async (commandKey, { text, files }: { text: string; files: readonly File[] }) => {
      const attachmentIds: string[] = [];
      for (const file of files) attachmentIds.push(await idOf(file));
      try {
        return await call(
          'POST rectifications/:rectificationId/proof',
          { params: { rectificationId }, body: { text, attachmentIds } },
          commandKey,
        );
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'attachment_gone') sent.current.clear();
        throw error;
      }
    },
    outdates: ['rectifications', 'findings'],
    done: 'sent',
  });
}

function upload(commandKey: string, file: File): Promise<UploadedAttachment> {
  const path = `attachments${toQuery({ fileName: file.name })}`;
  return request<UploadedAttachment>(path, { method: 'POST', commandKey, body: file });
}
