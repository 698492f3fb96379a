import { randomUUID } from 'node:crypto';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import { listDocked } from '@rollcall/cloud/registry/station-list-repository';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvidenceSetup, received, startEvidence } from './support/evidence-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());

/** @returns the card's dock session */
async function dock(recorderSerial: string, cardVolumeId: string, stationId = 'station-1'): Promise<string> {
  const dockSessionId = randomUUID();
  const body = { dockSessionId, cardVolumeId, recorderSerial, serialSource: 'file_name' as const, profileId: null };
  await project(received('docked', { ...body, freeBytes: 1, totalBytes: 2 }, { stationId }));
  return dockSessionId;
}

const project = (event: ReturnType<typeof received>) =>
  setup.db.transaction().execute((tx) => projectDocks(tx, [event]));

async function sharing(recorderSerial: string): Promise<boolean[]> {
  const cards = await listDocked(setup.db);
  return cards.filter((card) => card.recorderSerial === recorderSerial).map(({ sharesSerial }) => sharesSerial);
}

test('two cards of one serial in one station are told until one of them leaves', async () => {
  await dock('R0001', 'uuid:1');
  expect(await sharing('R0001')).toEqual([false]);
  const second = await dock('R0001', 'folder:R0001');
  expect(await sharing('R0001')).toEqual([true, true]);
  await project(received('undocked', { dockSessionId: second }, { stationId: 'station-1' }));
  expect(await sharing('R0001')).toEqual([false]);
});

test('at two stations they are told when their volumes prove that they are two', async () => {
  await dock('R0002', 'uuid:2');
  await dock('R0002', 'uuid:3', 'station-2');
  expect(await sharing('R0002')).toEqual([true, true]);
  // It may be one card, which the first station, off line, hasn't told to be gone.
  await dock('R0003', 'uuid:4');
  await dock('R0003', 'uuid:4', 'station-2');
  expect(await sharing('R0003')).toEqual([false, false]);
  await dock('R0004', 'folder:a');
  await dock('R0004', 'folder:b', 'station-2');
  expect(await sharing('R0004')).toEqual([false, false]);
});
