import { presenceSchema } from '@rollcall/shared/contract/presence';
import { contractFixtures } from '@rollcall/test/contract-fixtures';
import { calculateJwkThumbprint } from 'jose';
import { expect, test } from 'vitest';
import { readBatch } from '../src/ingest/read-batch.ts';
import { readEvents } from '../src/ingest/read-events.ts';

test.each(contractFixtures('batch'))('HQ reads or refuses $name as the contract says', async (fixture) => {
  const { publicJwk, stationId, jws, valid, hash, outcome = 'batch', quarantined = [], partly = [] } = fixture;
  const keyThumbprint = await calculateJwkThumbprint(publicJwk);
  const read = await readBatch(Buffer.from(jws), stationId, { publicJwk, keyThumbprint });
  expect(read.outcome).toBe(outcome);
  if (read.outcome !== 'batch') return expect(valid).toBe(false);
  if (hash) expect(read.hash).toBe(hash);
  const events = readEvents(read.batch, read.text);
  expect(events.quarantined.map(({ seq }) => seq)).toEqual(quarantined);
  const lacking = events.readable.filter(({ setAside }) => setAside.length > 0);
  expect(lacking.map(({ envelope }) => envelope.seq)).toEqual(partly);
  expect(events.readable).toHaveLength(read.batch.events.length - quarantined.length);
});

test.each(contractFixtures('presence'))('HQ reads or refuses $name as the contract says', ({ message, valid }) => {
  expect(presenceSchema.safeParse(message).success).toBe(valid);
});
