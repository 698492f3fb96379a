import { openScene, type Scene } from '@rollcall/test/isolation/open-scene';
import { testEquivocation } from '@rollcall/test/isolation/test-equivocation';
import { testIsolation } from '@rollcall/test/isolation/test-isolation';
import { afterAll, beforeAll, describe } from 'vitest';

describe('with the embedded broker', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene('embedded');
  });
  afterAll(() => scene?.close());

  testIsolation(() => scene);
  testEquivocation(() => scene);
});
