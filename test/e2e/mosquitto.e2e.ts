import { MqttProbe } from '@rollcall/test/isolation/mqtt-probe';
import { intruderId, openScene, type Scene, victimId } from '@rollcall/test/isolation/open-scene';
import { testIsolation } from '@rollcall/test/isolation/test-isolation';
import { testLostMessages } from '@rollcall/test/messages/test-lost-messages';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe.skipIf(!requireTool('mosquitto'))("with Debian's mosquitto over TLS", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene('mosquitto');
  });
  afterAll(() => scene?.close());

  testIsolation(() => scene);

  // Here HQ's account may publish anywhere, so it stands for a broker that lets pass what it should have refused.
  test("what the broker lets pass on another's topic is refused by ingest, and the other's chain goes on", async () => {
    const { network, intake, victim, intruder } = scene;
    const { MQTT_URL: url = '', MQTT_USERNAME: username = '', MQTT_PASSWORD: password = '' } = network.hqEnv;
    await scene.deliver(victimId);
    const cursor = await intake.cursor(victimId);
    const before = await intake.batches(victimId);
    const earlier = (await intake.refusals(victimId)).length;
    const [foreign] = await intake.batches(intruderId);
    const { incarnation, through, head: prev } = cursor;
    const next = { v: 1, stationId: victimId, incarnation, firstSeq: through + 1, prev, events: [] };

    const asHq = await MqttProbe.connect({ url, ca: network.broker.ca, username, password });
    const forged = ['not a batch', foreign?.jws ?? '', await intruder.signBatch(next)];
    for (const payload of forged) await asHq.publish(victim.up, payload);
    await asHq.publish(victim.up, before[0]?.jws ?? '');
    await until('the refusals', async () => (await intake.refusals(victimId)).length >= earlier + 3);
    await asHq.end();
    expect((await intake.refusals(victimId)).slice(earlier)).toEqual(Array(3).fill('bad_signature'));
    // The station itself may have gone on meanwhile.
    const taken = await intake.batches(victimId);
    expect(taken.slice(0, before.length)).toEqual(before);
    expect(taken.filter(({ jws }) => forged.includes(jws))).toEqual([]);
    await scene.deliver(victimId);
    expect(await intake.isWhole(victimId)).toBe(true);
  });

  // Last, because the scene's watcher doesn't connect again to a broker that was started again.
  test('neither HQ nor a station speaks with a broker whose certificate another authority signed', async () => {
    const { network } = scene;
    const { MQTT_URL: url = '' } = network.hqEnv;
    expect(new URL(url).protocol).toBe('mqtts:');
    const [hqLog, agentLog] = [network.hq.log().length, network.agent.log().length];
    await network.broker.restartAs?.('somebody else');
    // What Node says of a certificate by an authority that it doesn't know.
    const mistrust =
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT|CERT_SIGNATURE_FAILURE|UNABLE_TO_GET_ISSUER_CERT/;
    await until('a station that refuses the broker', () => mistrust.test(network.agent.log().slice(agentLog)));
    await until('HQ refusing the broker', () => mistrust.test(network.hq.log().slice(hqLog)));
    await network.broker.restartAs?.('itself');
    await scene.deliver(victimId);
  });

  describe('that is killed', () => {
    testLostMessages(() => scene, { stationId: victimId, files: 20, brokerKills: 2, hqKills: 2 });
  });
});
