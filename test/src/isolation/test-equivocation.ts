import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Batch } from '@rollcall/shared/contract/batch';
import { expect, test } from 'vitest';
import { agentSettings } from '../network.ts';
import { Program } from '../program.ts';
import { until } from '../until.ts';
import { type Scene, victimId } from './open-scene.ts';

/** Two histories under one station's name. */
export function testEquivocation(scene: () => Scene): void {
  const row = async () => {
    const found = (await scene().network.stations()).find(({ stationId }) => stationId === victimId);
    if (!found) throw new Error(`${victimId} is not listed`);
    return { frozen: found.frozen, alarms: found.alarms.map(({ kind }) => kind) };
  };

  test('other events under taken numbers freeze the station; readmitted, it delivers what waited', async () => {
    const { network, intake, victim } = scene();
    await scene().deliver(victimId);
    const before = await intake.cursor(victimId);
    const last = (await intake.batches(victimId)).at(-1);
    const batch: Batch = JSON.parse(Buffer.from(last?.jws.split('.')[1] ?? '', 'base64url').toString());
    const [first] = batch.events;
    expect(first).toBeDefined();
    const events = [{ ...first, id: crypto.randomUUID() }, ...batch.events.slice(1)];
    const probe = await victim.connect();
    await probe.publish(victim.up, await victim.signBatch({ ...batch, events }));
    await until('the station frozen', async () => (await row()).frozen);
    await probe.end();
    expect((await row()).alarms).toEqual(['equivocation']);
    expect(await intake.refusals(victimId)).toContain('equivocation');

    const waiting = scene().dock(victimId);
    const status = () => JSON.parse(readFileSync(join(network.agentFolder, victimId, 'status.json'), 'utf8'));
    await until('the agent saying that it is frozen', () => status().state === 'frozen' && status().queued > 0);
    expect((await network.recordings()).map(({ recordingId }) => recordingId)).not.toContain(waiting);
    expect(await intake.cursor(victimId)).toMatchObject({ through: before.through, head: before.head });

    await network.rollcall(['station', 'readmit', victimId]);
    await scene().untilVerified(waiting);
    expect(await row()).toEqual({ frozen: false, alarms: [] });
    expect((await intake.cursor(victimId)).incarnation).toBe(before.incarnation + 1);
    expect(await intake.isWhole(victimId)).toBe(true);
  });

  test('two copies of a station that run in turn are told apart when they register, and lose nothing', async () => {
    const { network, intake } = scene();
    const { incarnation } = await intake.cursor(victimId);
    const copyFolder = join(network.folder, 'copy');
    await network.agent.stop();
    cpSync(join(network.agentFolder, victimId), join(copyFolder, victimId), { recursive: true });
    const copy = new Program({
      module: '@rollcall/agent/cli/main',
      args: ['run', '--data', copyFolder, '--exit-with-parent'],
      env: agentSettings,
      logFile: join(network.folder, 'copy.log'),
    });

    network.agent.start();
    await scene().deliver(victimId);
    await network.agent.stop();
    copy.start();
    try {
      await scene().deliver(victimId);
      const { frozen, alarms } = await row();
      expect({ frozen, alarms: alarms.sort() }).toEqual({
        frozen: false,
        alarms: ['equivocation', 'station_state_lost'],
      });
    } finally {
      await copy.stop();
    }
    network.agent.start();
    await scene().deliver(victimId);

    expect((await intake.cursor(victimId)).incarnation).toBe(incarnation + 2);
    expect(await intake.isWhole(victimId)).toBe(true);
    const lost = (await network.recordings()).filter(({ state }) => state !== 'verified');
    expect(lost).toEqual([]);
  });
}
