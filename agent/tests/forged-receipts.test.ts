import type { Receipt } from '@rollcall/shared/contract/down-message';
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StationAgent } from '../src/station/station-agent.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// One station whose batches HQ holds but has not confirmed: each forgery would confirm them.
let hq: TestHq;
let station: TestStation;
let agent: StationAgent;

beforeAll(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  agent = station.agent();
  await agent.start();
  await until(() => agent.status().queued === 0, { what: 'the first event is confirmed' });
  hq.control.sendReceipts = false;
  await station.dockCard('one');
  await until(() => station.atHq.eventsOf('inventory').length === 1);
});

afterAll(async () => {
  await agent.stop();
  await hq.stop();
  await station.remove();
});

/** A receipt that would be accepted, changed. */
function receipt(change: Partial<Receipt> = {}): Receipt {
  return { ...station.atHq.receipt(hq.control.epoch), ...change };
}

/** The station takes messages in order, so once it has taken this one it has taken those before. */
async function everythingTaken(): Promise<void> {
  const at = agent.status().alert?.at;
  await hq.send(station.atHq, await hq.sign(station.atHq.refusal(hq.control.epoch, 'unreadable_batch')));
  await until(() => agent.status().alert?.at !== at && agent.status().alert?.code === 'unreadable_batch');
}

const forgeries: Record<string, () => Promise<string>> = {
  'that is no JWS': async () => 'released!',
  'that is not signed': async () =>
    `${Buffer.from('{"alg":"none","typ":"rollcall-down+jws"}').toString('base64url')}.${Buffer.from(JSON.stringify(receipt())).toString('base64url')}.`,
  'that is an unsecured JWT': async () => new UnsecuredJWT(receipt()).encode(),
  'signed by another key': async () => hq.sign(receipt(), (await generateKeyPair('EdDSA')).privateKey),
  'signed by HQ for another purpose': async () =>
    hq.sign(receipt(), hq.control.keys.message.privateKey, 'rollcall-batch+jws'),
  'changed after it was signed': async () => {
    const [header, , signature] = (await hq.sign(receipt({ through: 1 }))).split('.');
    return [header, Buffer.from(JSON.stringify(receipt())).toString('base64url'), signature].join('.');
  },
  'for another station': () => hq.sign(receipt({ stationId: 'squad-2' })),
  'for another incarnation': () => hq.sign(receipt({ incarnation: 2 })),
  'with an old counter': () => hq.sign(receipt({ counter: 1 })),
  'of an old epoch': () => hq.sign(receipt({ cloudEpoch: hq.control.epoch - 1, counter: 1_000_000 })),
  'beyond what was sent': () => hq.sign(receipt({ through: 1000 })),
  'with another head': () => hq.sign(receipt({ head: 'f'.repeat(64) })),
  'that ends inside a batch': () => hq.sign(receipt({ through: station.atHq.cursor.through - 1 })),
  'of a version to come': () => hq.sign({ ...receipt(), v: 2 }),
};

test.each(Object.entries(forgeries))('a receipt %s releases nothing', async (_, forge) => {
  const before = agent.status();
  await hq.send(station.atHq, await forge());
  await everythingTaken();
  expect(agent.status()).toMatchObject({ through: before.through, queued: before.queued });
  expect(before.queued).toBeGreaterThan(0);
});

test('the genuine one releases everything, once, and its replay changes nothing', async () => {
  const genuine = await hq.sign(receipt());
  await hq.send(station.atHq, genuine);
  await until(() => agent.status().queued === 0);
  const { through } = agent.status();
  await station.dockCard('two');
  await until(() => station.atHq.eventsOf('inventory').length === 2);
  await hq.send(station.atHq, genuine);
  await everythingTaken();
  expect(agent.status().through).toBe(through);
  expect(agent.status().queued).toBeGreaterThan(0);
});
