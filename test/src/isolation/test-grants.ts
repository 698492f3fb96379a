import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../until.ts';
import { type Scene, victimId } from './open-scene.ts';

/** Who may upload a recording that one station announced and whose bytes are still on their way. */
export function testGrants(scene: () => Scene): void {
  describe('a recording that one station announced', () => {
    let recordingId: string;
    let endSlowness: () => void;
    const completion = () => `station/uploads/${recordingId}/completion`;

    beforeAll(async () => {
      const { network } = scene();
      endSlowness = network.store.faults.add({ kind: 'error', status: 503, operations: ['UploadPart'] });
      recordingId = scene().dock(victimId);
      await until('the announcement at HQ', async () =>
        (await network.recordings()).some((row) => row.recordingId === recordingId),
      );
    });
    afterAll(() => endSlowness?.());

    async function answer(response: Response): Promise<{ status: number; code?: string; outcome?: string }> {
      const { code, outcome } = (await response.json()) as { code?: string; outcome?: string };
      return {
        status: response.status,
        ...(code === undefined ? {} : { code }),
        ...(outcome === undefined ? {} : { outcome }),
      };
    }

    test('is granted to no other station, nor completed for it', async () => {
      const { intruder } = scene();
      const refused = { status: 404, code: 'recording_not_announced' };
      expect(await answer(await intruder.post('station/uploads', { recordingId }))).toEqual(refused);
      expect(await answer(await intruder.post(completion()))).toEqual(refused);
    });

    test('is granted to nobody without a token, nor to a person who is signed in', async () => {
      const { network } = scene();
      const refused = { status: 401, code: 'station_token_refused' };
      for (const path of ['station/uploads', completion()]) {
        const anonymous = await fetch(`${network.hqUrl}/api/v1/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ recordingId }),
        });
        expect(await answer(anonymous)).toEqual(refused);
        expect(await answer(await network.admin.post(path, { recordingId }))).toEqual(refused);
      }
    });

    test('is granted to that station, and completed when its bytes are there', async () => {
      const { victim } = scene();
      expect(await answer(await victim.post('station/uploads', { recordingId }))).toEqual({
        status: 200,
        outcome: 'parts',
      });
      expect(await answer(await victim.post(completion()))).toEqual({ status: 200, outcome: 'parts_missing' });
      endSlowness();
      await scene().untilVerified(recordingId);
      expect(await answer(await victim.post('station/uploads', { recordingId }))).toEqual({
        status: 200,
        outcome: 'verified',
      });
    });
  });
}
