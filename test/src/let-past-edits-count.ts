import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { HqClient } from './hq-client.ts';

/** Lets one person alone enter the roster of days that are past, as a brigade may choose to. */
export async function letPastEditsCount(admin: HqClient): Promise<void> {
  const { version, parameters } = await admin.get<ParametersAnswer>('parameters');
  const answer = await admin.put('parameters', {
    version,
    parameters: { ...parameters, pastEditsSecondPerson: false },
    reason: 'a test enters days that are past',
  });
  if (!answer.ok) throw new Error(`PUT parameters answered ${answer.status}: ${await answer.text()}`);
}
