import type { Parameters, ParametersResponse } from '@rollcall/shared/http/parameters';
import type { Person } from './people.ts';

export async function setParameters(admin: Person, set: Partial<Parameters>): Promise<void> {
  const { version, parameters } = await admin.get<ParametersResponse>('parameters');
  await admin.put('parameters', { version, parameters: { ...parameters, ...set }, reason: '大队规定' });
}
