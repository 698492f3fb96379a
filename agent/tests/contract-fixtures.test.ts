import { contractFixtures } from '@rollcall/test/contract-fixtures';
import { expect, test } from 'vitest';
import { eventsOfJws } from '../src/outbox/batch-payload.ts';
import { openDownMessage } from '../src/publish/open-down-message.ts';

test.each(contractFixtures('down'))('a station reads or refuses $name as the contract says', async (fixture) => {
  const { jws, publicJwk, valid, message, outcome } = fixture;
  const opened = await openDownMessage(Buffer.from(jws), [publicJwk]);
  expect(opened).toEqual(valid ? { outcome: 'message', message } : { outcome: 'refused', reason: outcome });
});

test.each(contractFixtures('batch').filter(({ valid }) => valid))('a station reads its own $name', ({ jws }) => {
  expect(eventsOfJws(jws)?.[0]?.seq).toBe(1);
});
