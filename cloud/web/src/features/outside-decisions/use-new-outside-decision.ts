import type { EnteredOutsideDecision, OutsideDecisionDetail } from '@rollcall/shared/resources/outside-decisions';
import { useRef } from 'react';
import { call } from '../../api/call.ts';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { useChange } from '../../api/use-change.ts';

/** What is old once something was entered, confirmed or rejected. */
export const outsideOutdates = [
  ...['outside-decisions', 'exemptions', 'findings', 'finding-decisions', 'roster-proposals'],
  ...['custody-disputes', 'custodies', 'access-requests', 'recusals', 'retention'],
] as const;

/** Enters what was decided outside, then its scan. When only the second is refused, trying again doesn't enter it twice. */
export function useNewOutsideDecision(onDone: () => void) {
  const entered = useRef<string>(undefined);
  return useChange({
    send: async (commandKey, { body, file }: { body: EnteredOutsideDecision; file: File }) => {
      entered.current ??= (await call('POST outside-decisions', { body }, commandKey)).outsideDecisionId;
      return attachScan(`${commandKey}-file`, entered.current, file);
    },
    outdates: outsideOutdates,
    onDone,
    done: 'sent',
  });
}

export function attachScan(commandKey: string, outsideDecisionId: string, file: File): Promise<OutsideDecisionDetail> {
  const path = `outside-decisions/${outsideDecisionId}/scan${toQuery({ fileName: file.name })}`;
  return request<OutsideDecisionDetail>(path, { method: 'PUT', commandKey, body: file });
}
