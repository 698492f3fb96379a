import type { Parameters, ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { Person } from './people.ts';

export async function setParameters(admin: Person, set: Partial<Parameters>): Promise<void> {
  const { version, parameters } = await admin.get<ParametersAnswer>('parameters');
  await admin.put('parameters', { version, parameters: { ...parameters, ...set }, reason: '大队规定' });
}
