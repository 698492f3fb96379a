import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { IntakeAtHq } from '../isolation/intake-at-hq.ts';
import type { Network } from '../network.ts';
import { RecorderCard } from '../recorder-card.ts';
import { until } from '../until.ts';

export interface LostMessagesScene {
  network: Network;
  intake: IntakeAtHq;
}

/**
 * Nothing that a station says is lost or doubled at HQ, whatever its broker or HQ forget.
 * @param options.files how many files the station collects while the broker is killed `brokerKills` times
 */
export function testLostMessages(
  scene: () => LostMessagesScene,
  {
    stationId,
    files,
    brokerKills,
    hqKills,
  }: { stationId: string; files: number; brokerKills: number; hqKills: number },
): void {
  let before: Awaited<ReturnType<typeof whatWentWrong>> & { recordings: number };

  async function whatWentWrong() {
    const station = (await scene().network.stations()).find((row) => row.stationId === stationId);
    return { refusals: await scene().intake.refusals(stationId), alarms: station?.alarms };
  }

  /** Every event of the station from seq 1 to the end is at HQ once, and so is every file that it collected. */
  async function expectAllOnce(added: number): Promise<void> {
    const { network, intake } = scene();
    const { recordings, ...wrong } = before;
    const verified = (await network.untilVerified(recordings + added)).map(({ recordingId }) => recordingId);
    expect(verified).toHaveLength(recordings + added);
    expect(new Set(verified).size).toBe(verified.length);
    expect(await intake.isWhole(stationId)).toBe(true);
    expect(await whatWentWrong()).toEqual(wrong);
  }

  beforeAll(async () => {
    before = { ...(await whatWentWrong()), recordings: (await scene().network.recordings()).length };
  });

  test('a broker killed with all its state in the middle of a stream loses and doubles nothing', async () => {
    const { network } = scene();
    const card = new RecorderCard(network.dockOf(stationId), 'K000011');
    let added = 0;
    for (let kill = 1; kill <= brokerKills; kill += 1) {
      const wanted = Math.round((files * kill) / brokerKills);
      while (added < wanted) card.add(++added, { bytes: randomBytes(20_000) });
      await until(
        'some events at HQ',
        async () => (await network.recordings()).length - before.recordings >= wanted / 3,
      );
      await network.broker.kill();
      await network.broker.start();
    }
    await expectAllOnce(files);
  });

  test('HQ killed after it committed and before its receipt went out loses and doubles nothing', async () => {
    const { network, intake } = scene();
    const card = new RecorderCard(network.dockOf(stationId), 'K000012');
    for (let round = 1; round <= hqKills; round += 1) {
      const { through } = await intake.cursor(stationId);
      card.add(round, { bytes: randomBytes(20_000) });
      await until('a commit at HQ', async () => (await intake.cursor(stationId)).through > through);
      await network.hq.kill();
      network.hq.start();
      await network.untilHqAnswers();
    }
    await expectAllOnce(files + hqKills);
  });

  test('the station is on line after all this', async () => {
    const { network } = scene();
    await until('the station on line', async () =>
      (await network.stations()).some((row) => row.stationId === stationId && row.presence === 'online'),
    );
  });
}
