import { expect, test } from 'vitest';
import { until } from '../until.ts';
import { intruderId, type Scene, victimId } from './open-scene.ts';
import { stealStation } from './stolen-station.ts';

// A broker that hangs up at once can reset the line before its CONNACK is read. One that isn't there refuses instead.
const shutOut = /not authorized|closed the connection|ECONNRESET/i;

/** A station that HQ revokes, and that a new enrolment code brings back. */
export function testRevocation(scene: () => Scene): void {
  let waiting: string;

  test('what a revoked station sends is held, and its token and password open nothing', async () => {
    const { network, intake, intruder } = scene();
    await scene().deliver(intruderId);
    // A token that is still good for an hour.
    expect((await intruder.post('station/uploads', { recordingId: 'a'.repeat(32) })).status).toBe(404);
    await network.rollcall(['station', 'revoke', intruderId]);

    waiting = scene().dock(intruderId);
    await until('a batch that is held', async () => (await intake.refusals(intruderId)).includes('revoked'));
    // What was on its way when it was revoked may have come first.
    const taken = await intake.batches(intruderId);
    const refused = await intruder.post('station/uploads', { recordingId: waiting });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'station_revoked' }]);
    await network.broker.refresh();
    await expect(intruder.connect()).rejects.toThrow(shutOut);
    await scene().deliver(victimId);
    expect(await intake.batches(intruderId)).toEqual(taken);
    expect((await network.recordings()).map(({ recordingId }) => recordingId)).not.toContain(waiting);
  });

  test('a new enrolment code brings it back with all that waited, and the old key and token stay shut out', async () => {
    const { network, intake, intruder: thief } = scene();
    await network.agent.stop();
    await network.enrol(intruderId);
    network.agent.start();
    await scene().untilVerified(waiting);

    const again = await stealStation(network, intruderId);
    const refused = await thief.post('station/uploads', { recordingId: waiting });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'station_token_refused' }]);
    await expect(thief.connect()).rejects.toThrow(shutOut);
    const { incarnation, through, head } = await intake.cursor(intruderId);
    const probe = await again.connect();
    await probe.publish(again.up, await thief.signBatch({ incarnation, firstSeq: through + 1, prev: head }));
    await until('the refusal', async () => (await intake.refusals(intruderId)).at(-1) === 'bad_signature');
    await probe.end();
    await scene().deliver(intruderId);
    expect(await intake.isWhole(intruderId)).toBe(true);
  });
}
