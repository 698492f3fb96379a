import { IntakeAtHq } from '@rollcall/test/isolation/intake-at-hq';
import { type LostMessagesScene, testLostMessages } from '@rollcall/test/messages/test-lost-messages';
import { startNetwork } from '@rollcall/test/network';
import { afterAll, beforeAll, describe } from 'vitest';

describe('with the embedded broker', () => {
  let scene: LostMessagesScene;
  beforeAll(async () => {
    const network = await startNetwork();
    scene = { network, intake: await IntakeAtHq.open(network) };
  });
  afterAll(async () => {
    await scene?.intake.close();
    await scene?.network.stop();
  });

  testLostMessages(() => scene, { stationId: 'squad-1', files: 30, brokerKills: 3, hqKills: 5 });
});
