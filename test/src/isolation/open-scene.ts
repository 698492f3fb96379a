import { createHash, randomBytes } from 'node:crypto';
import { recordingIdOf } from '@rollcall/shared/ids';
import { type BrokerKind, type Network, startNetwork } from '../network.ts';
import { RecorderCard } from '../recorder-card.ts';
import { until } from '../until.ts';
import { IntakeAtHq } from './intake-at-hq.ts';
import { MqttProbe } from './mqtt-probe.ts';
import { type StolenStation, stealStation } from './stolen-station.ts';

/** Two stations at work, and the eyes that see everything: HQ's database and the broker's reader. */
export interface Scene {
  network: Network;
  intake: IntakeAtHq;
  /** Receives every message of the broker. */
  watcher: MqttProbe;
  /** Has done nothing wrong. */
  victim: StolenStation;
  /** Its folder was stolen. */
  intruder: StolenStation;
  /** Docks a file that nobody has seen yet. @returns its recording id */
  dock(stationId: string): string;
  /** Docks a file and waits until HQ has read it back: the station's whole line works. */
  deliver(stationId: string): Promise<string>;
  untilVerified(recordingId: string): Promise<void>;
  close(): Promise<void>;
}

export const victimId = 'squad-1';
export const intruderId = 'squad-2';

export async function openScene(broker: BrokerKind): Promise<Scene> {
  const network = await startNetwork({ broker, stationIds: [victimId, intruderId] });
  const { MQTT_URL: url = '', MQTT_READER_PASSWORD: password = '' } = network.hqEnv;
  const { ca } = network.broker;
  const watcher = await MqttProbe.connect({ url, ca, username: 'reader', password });
  await watcher.subscribe('rc/v1/#');
  const intake = await IntakeAtHq.open(network);
  const cards = new Map<string, RecorderCard>();
  let sequence = 0;

  const dock = (stationId: string) => {
    const card =
      cards.get(stationId) ??
      new RecorderCard(network.dockOf(stationId), stationId === victimId ? 'K000001' : 'K000002');
    cards.set(stationId, card);
    const bytes = randomBytes(20_000);
    card.add(++sequence, { bytes });
    return recordingIdOf(createHash('sha256').update(bytes).digest('hex'));
  };
  const untilVerified = async (recordingId: string) => {
    await until(`recording ${recordingId} verified`, async () =>
      (await network.recordings()).some((row) => row.recordingId === recordingId && row.state === 'verified'),
    );
  };
  return {
    network,
    intake,
    watcher,
    victim: await stealStation(network, victimId),
    intruder: await stealStation(network, intruderId),
    dock,
    async deliver(stationId) {
      const recordingId = dock(stationId);
      await untilVerified(recordingId);
      return recordingId;
    },
    untilVerified,
    async close() {
      await watcher.end();
      await intake.close();
      await network.stop();
    },
  };
}
