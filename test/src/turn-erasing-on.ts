import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { HqClient } from './hq-client.ts';

/** From now on HQ gives permits for cards of which it has everything. */
export async function turnErasingOn(client: HqClient): Promise<void> {
  const { version, parameters } = await client.get<ParametersAnswer>('parameters');
  const answer = await client.put('parameters', {
    version,
    parameters: { ...parameters, eraseMode: 'on' },
    reason: '试行擦除',
  });
  if (!answer.ok) throw new Error(`erasing could not be turned on: ${await answer.text()}`);
}
