import { setTimeout as delay } from 'node:timers/promises';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { probeLocks } from '@rollcall/cloud/objects/probe-locks';
import { createTestStore } from '@rollcall/test/test-store';
import { expect, it } from 'vitest';

it('sees that a store extends locks, however long it takes to delete', async () => {
  const { settings, stop } = await createTestStore();
  const store = createObjectStore({ ...settings, grantForm: 'content-sha256' });
  await store.ensureBucket();
  const deleteVersion: typeof store.deleteVersion = async (...version) => {
    await delay(1500);
    return store.deleteVersion(...version);
  };
  const { probes } = await probeLocks({ ...store, deleteVersion }, { lockMs: 8000 });
  expect(probes.filter(({ held }) => held !== true)).toEqual([]);
  store.close();
  await stop();
});
