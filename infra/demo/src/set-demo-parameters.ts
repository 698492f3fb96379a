import type { Parameters, ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { HqSession } from './hq-session.ts';

export async function setDemoParameters(admin: HqSession, set: Partial<Parameters>): Promise<void> {
  const { version, parameters } = await admin.get<ParametersAnswer>('parameters');
  await admin.put('parameters', { version, parameters: { ...parameters, ...set }, reason: '演示数据' });
}
