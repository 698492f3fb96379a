import { openScene, type Scene } from '@rollcall/test/isolation/open-scene';
import { testIsolation } from '@rollcall/test/isolation/test-isolation';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe } from 'vitest';

describe.skipIf(!requireTool('mosquitto'))("with Debian's mosquitto", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene('mosquitto');
  });
  afterAll(() => scene?.close());

  testIsolation(() => scene);
});
