import type { SentAttachment } from '@rollcall/shared/attachments';
import { useRef } from 'react';
import { newCommandKey } from '../api/command-key.ts';
import { ProblemError } from '../api/problem-error.ts';
import { request } from '../api/request.ts';
import { toQuery } from '../api/to-query.ts';

/**
 * Sends files, then a command that names them. What was sent is not sent again when the command is refused, unless HQ has the
 * files no more.
 */
export function useSentFiles() {
  const sent = useRef(new Map<File, { commandKey: string; attachmentId?: string }>());
  async function idOf(file: File): Promise<string> {
    const known = sent.current.get(file) ?? { commandKey: newCommandKey() };
    sent.current.set(file, known);
    known.attachmentId ??= (await upload(known.commandKey, file)).attachmentId;
    return known.attachmentId;
  }
  return async <Answer>(
    files: readonly File[],
    command: (attachmentIds: string[]) => Promise<Answer>,
  ): Promise<Answer> => {
    const attachmentIds: string[] = [];
    for (const file of files) attachmentIds.push(await idOf(file));
    try {
      return await command(attachmentIds);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'attachment_gone') sent.current.clear();
      throw error;
    }
  };
}

function upload(commandKey: string, file: File): Promise<SentAttachment> {
  const path = `attachments${toQuery({ fileName: file.name })}`;
  return request<SentAttachment>(path, { method: 'POST', commandKey, body: file });
}
