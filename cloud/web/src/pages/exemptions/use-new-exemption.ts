import type { SentAttachment } from '@rollcall/shared/attachments';
import type { ExemptionDetail, NewExemption } from '@rollcall/shared/http/exemptions';
import { useRef } from 'react';
import { newCommandKey } from '../../api/command-key.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { useChange } from '../../api/use-change.ts';

export interface ExemptionToSend {
  body: NewExemption;
  file: File | undefined;
}

/** What is old once time was explained, or an explanation decided. */
export const exemptionOutdates = ['exemptions', 'findings', 'shifts', 'coverage'] as const;

/**
 * Sends the attachment, then the explanation that names it: HQ files both or neither. What was sent is not sent again when the
 * explanation is refused, unless HQ has the file no more.
 */
export function useNewExemption(onDone: (exemption: ExemptionDetail) => void) {
  const sent = useRef<{ file: File; commandKey: string; attachmentId?: string }>(undefined);
  async function idOf(file: File): Promise<string> {
    if (sent.current?.file !== file) sent.current = { file, commandKey: newCommandKey() };
    sent.current.attachmentId ??= (await upload(sent.current.commandKey, file)).attachmentId;
    return sent.current.attachmentId;
  }
  return useChange({
    send: async (commandKey, { body, file }: ExemptionToSend) => {
      const attachment = file === undefined ? {} : { attachmentId: await idOf(file) };
      try {
        return await request<ExemptionDetail>('exemptions', {
          method: 'POST',
          commandKey,
          body: { ...body, ...attachment } satisfies NewExemption,
        });
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'attachment_gone') sent.current = undefined;
        throw error;
      }
    },
    outdates: exemptionOutdates,
    onDone,
    done: 'sent',
  });
}

function upload(commandKey: string, file: File): Promise<SentAttachment> {
  const path = `attachments${toQuery({ fileName: file.name })}`;
  return request<SentAttachment>(path, { method: 'POST', commandKey, body: file });
}

/** Attaches a file to an explanation that is filed already. */
export function attach(commandKey: string, exemptionId: string, file: File): Promise<ExemptionDetail> {
  const path = `exemptions/${exemptionId}/attachment${toQuery({ fileName: file.name })}`;
  return request<ExemptionDetail>(path, { method: 'PUT', commandKey, body: file });
}
