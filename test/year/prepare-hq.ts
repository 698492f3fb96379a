import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { HqClient } from '@rollcall/test/hq-client';
import type { Network } from '@rollcall/test/network';

const unitCode = '150981000100';
const pin = '470183';

/**
 * Makes an officer for each recorder, and turns erasing on.
 * @returns the officers' PINs by badge number
 */
export async function prepareHq(network: Network, serials: readonly string[]): Promise<Map<string, string>> {
  const { admin } = network;
  const given = async (answer: Promise<Response>) => {
    const response = await answer;
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const pins = new Map<string, string>();
  for (const [index, recorderSerial] of serials.entries()) {
    const badgeNo = String(100_001 + index);
    const officer = { badgeNo, name: '陈建国', kind: 'sworn', unitCode, leaderBadgeNo: null };
    await given(admin.post('officers', officer));
    await given(admin.post('recorders', { recorderSerial, unitCode }));
    const account = { username: `officer-${badgeNo}`, password: 'password-of-a-test' };
    await network.addAccount({ ...account, role: 'officer', unitCode, badgeNo });
    await given(new HqClient(network.hqUrl, account).put('kiosk-pin', { pin }));
    pins.set(badgeNo, pin);
  }
  const { version, parameters } = await admin.get<ParametersAnswer>('parameters');
  const changed = { ...parameters, eraseMode: 'on', eraseSecondPerson: false };
  await given(admin.put('parameters', { version, parameters: changed, reason: '一年的试验' }));
  return pins;
}
