import { createBrokerCluster } from '@rollcall/test/broker-cluster';
import { environmentOfTests } from '@rollcall/test/config/env';
import { IntakeAtHq } from '@rollcall/test/isolation/intake-at-hq';
import { type LostMessagesScene, testLostMessages } from '@rollcall/test/messages/test-lost-messages';
import { startNetwork } from '@rollcall/test/network';
import { afterAll, beforeAll, describe } from 'vitest';

const { brokers } = environmentOfTests();
if (!brokers) throw new Error('Set ROLLCALL_TEST_MQTT_URLS to the addresses of the broker, as test/README.md says.');

describe(`with the broker at ${brokers.urls.join(', ')}`, () => {
  let scene: LostMessagesScene;
  beforeAll(async () => {
    const network = await startNetwork({
      broker: createBrokerCluster(brokers),
      agentEnv: { ROLLCALL_AGENT_PRESENCE_INTERVAL_MS: '5000' },
    });
    scene = { network, intake: await IntakeAtHq.open(network) };
  });
  afterAll(async () => {
    await scene?.intake.close();
    await scene?.network.stop();
  });

  testLostMessages(() => scene, { stationId: 'squad-1', files: 60, brokerKills: 6, hqKills: 3 });
});
