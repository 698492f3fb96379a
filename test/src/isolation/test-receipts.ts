import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downJwsType, type Receipt } from '@rollcall/shared/contract/down-message';
import { CompactSign, generateKeyPair, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../until.ts';
import { MqttProbe } from './mqtt-probe.ts';
import { intruderId, type Scene, victimId } from './open-scene.ts';
import { type OutboxAtStation, outboxAtStation } from './outbox-at-station.ts';

type Key = Parameters<CompactSign['sign']>[0];

/**
 * HQ is stopped, a station has events that HQ never saw, and somebody who may publish as HQ at the broker tries to make it
 * forget them.
 */
export function testReceipts(scene: () => Scene): void {
  describe('while HQ is stopped, as HQ at the broker', () => {
    let asHq: MqttProbe;
    let hqKey: Key;
    let recordingId: string;
    let before: OutboxAtStation;
    /** HQ's last receipts. */
    let genuine: { own: string; foreign: string };
    const outbox = () => outboxAtStation(scene().victim.databasePath);

    beforeAll(async () => {
      const { network, watcher, victim, intruder } = scene();
      await scene().deliver(victimId);
      await scene().deliver(intruderId);
      await until(
        'receipts for both',
        () => outbox().queued === 0 && outboxAtStation(intruder.databasePath).queued === 0,
      );
      const { MQTT_URL: url = '', MQTT_USERNAME: username = '', MQTT_PASSWORD: password = '' } = network.hqEnv;
      // Before HQ stops: the embedded broker asks HQ about passwords.
      asHq = await MqttProbe.connect({ url, ca: network.broker.ca, username, password });
      const keyFile = join(network.hqEnv.ROLLCALL_KEYS_DIR ?? '', 'hq-message-key.json');
      hqKey = await importJWK(JSON.parse(readFileSync(keyFile, 'utf8')), 'EdDSA');
      await network.hq.stop();
      const lastOf = (topic: string) => watcher.received(topic).at(-1)?.payload ?? '';
      genuine = { own: lastOf(victim.down), foreign: lastOf(intruder.down) };
      recordingId = scene().dock(victimId);
      await until('its announcement in a batch', () => outbox().underWay.includes('collected'));
      before = outbox();
    });
    afterAll(() => asHq?.end());

    /** HQ's next receipt for all that the station sent, as it would be signed. */
    const receipt = (change: Partial<Receipt> = {}): Receipt => {
      const { incarnation, cloudEpoch, counter, lastSeq, head } = outbox();
      const next = { incarnation, cloudEpoch, counter: counter + 1_000, through: lastSeq, head };
      return { v: 1, kind: 'receipt', stationId: victimId, archivedThrough: 0, ...next, ...change };
    };
    const sign = (message: Receipt, key = hqKey, typ = downJwsType) =>
      new CompactSign(Buffer.from(JSON.stringify(message))).setProtectedHeader({ alg: 'EdDSA', typ }).sign(key);
    const unsigned = (message: Receipt) =>
      [{ alg: 'none', typ: downJwsType }, message]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.')
        .concat('.');

    test.each<[string, string, () => string | Promise<string>]>([
      ['plain JSON', 'bad_signature', () => JSON.stringify(receipt())],
      ['an unsigned receipt', 'bad_signature', () => unsigned(receipt())],
      [
        'a receipt signed by another key',
        'bad_signature',
        async () => sign(receipt(), (await generateKeyPair('EdDSA')).privateKey),
      ],
      ['a receipt signed as something else', 'other_type', () => sign(receipt(), hqKey, 'rollcall-batch+jws')],
      ["HQ's own last receipt once more", 'old_message', () => genuine.own],
      ["another station's receipt", 'other_station', () => genuine.foreign],
      [
        'a receipt beyond what was sent',
        'beyond_what_was_sent',
        () => sign(receipt({ through: outbox().lastSeq + 1 })),
      ],
      ['a receipt with another head', 'head_differs', () => sign(receipt({ head: 'f'.repeat(64) }))],
      ['a receipt of an earlier epoch', 'old_message', () => sign(receipt({ cloudEpoch: outbox().cloudEpoch - 1 }))],
    ])('%s releases nothing', async (_what, reason, forge) => {
      const { network, victim } = scene();
      const refusals = () =>
        network.agent
          .log()
          .split('\n')
          .filter((line) => line.includes(`"stationId":"${victimId}"`) && line.includes(`"reason":"${reason}"`)).length;
      const earlier = refusals();
      await asHq.publish(victim.down, await forge());
      await until(`the station refusing it as ${reason}`, () => refusals() > earlier);
      const { through, released } = outbox();
      expect({ through, released }).toEqual({ through: before.through, released: before.released });
    });

    test("a receipt that only HQ's key could sign does release, and HQ's new epoch takes back what it never got", async () => {
      const { network, victim, intake } = scene();
      await asHq.publish(victim.down, await sign(receipt()));
      await until('the release', () => outbox().queued === 0);
      expect((await intake.cursor(victimId)).through).toBeLessThan(outbox().through);

      network.hq.start();
      await network.untilHqAnswers();
      await scene().untilVerified(recordingId);
      await scene().deliver(intruderId);
      await until('everything confirmed', () => outbox().queued === 0);
      const { incarnation, through, head } = await intake.cursor(victimId);
      const { lastSeq, hashes } = outbox();
      expect({ incarnation, through, head }).toEqual({ incarnation: 1, through: lastSeq, head: hashes.get(lastSeq) });
      expect(await intake.isWhole(victimId)).toBe(true);
    });
  });
}
