import type { ExemptionDetail, NewExemption } from '@rollcall/shared/http/exemptions';
import { useRef } from 'react';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { useChange } from '../../api/use-change.ts';

export interface ExemptionToSend {
  body: NewExemption;
  file: File | undefined;
}

/** What is old once time was explained, or an explanation decided. */
export const exemptionOutdates = ['exemptions', 'findings', 'shifts', 'coverage'] as const;

/** Sends an explanation, then its attachment. When only the second is refused, trying again doesn't ask twice. */
export function useNewExemption(onDone: (exemption: ExemptionDetail) => void) {
  const asked = useRef<string>(undefined);
  return useChange({
    send: async (commandKey, { body, file }: ExemptionToSend) => {
      const made =
        asked.current === undefined
          ? await request<ExemptionDetail>('exemptions', { method: 'POST', commandKey, body })
          : await request<ExemptionDetail>(`exemptions/${asked.current}`);
      asked.current = made.exemptionId;
      return file === undefined ? made : attach(`${commandKey}-file`, made.exemptionId, file);
    },
    outdates: exemptionOutdates,
    onDone,
  });
}

export function attach(commandKey: string, exemptionId: string, file: File): Promise<ExemptionDetail> {
  const path = `exemptions/${exemptionId}/attachment${toQuery({ fileName: file.name })}`;
  return request<ExemptionDetail>(path, { method: 'PUT', commandKey, body: file });
}
