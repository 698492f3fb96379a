import { createHash, randomUUID } from 'node:crypto';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import { type BrokerAccount, connectProbe, type ProbeConnection } from './probe-mqtt-client.ts';

export type BrokerGuarantee =
  | 'refuses_strangers'
  | 'delivers_qos_1'
  | 'keeps_sessions'
  | 'stations_read_only_their_own'
  | 'stations_write_only_their_own';

/** `held` is null for what could not be tried. */
export interface BrokerProbe {
  guarantee: BrokerGuarantee;
  held: boolean | null;
  seen: string;
}

export interface BrokerToProbe {
  url: string;
  hq: BrokerAccount;
  /** Accounts that have exactly a station's rights, of stations that don't exist. */
  stations: readonly [BrokerAccount, BrokerAccount];
}

const deliveryMs = 5000;

/**
 * Speaks with the live broker as HQ and as two stations that nobody has. Whatever HQ or a real station hears of it is
 * nothing to them. What a station may not do is tried together with something that it may, and judged when that arrived.
 * @throws when the broker can't be reached, or refuses HQ itself
 */
export async function probeBroker({ url, hq, stations }: BrokerToProbe): Promise<BrokerProbe[]> {
  const open: ProbeConnection[] = [];
  async function connect(account: BrokerAccount, clientId: string, persistent = false): Promise<ProbeConnection> {
    const connection = await connectProbe({ url, account, clientId, persistent });
    open.push(connection);
    return connection;
  }
  const run = randomUUID().slice(0, 8);
  const [first, second] = stations.map(({ username }) => topicsOf(username)) as [StationTopics, StationTopics];
  const [firstAccount, secondAccount] = stations;
  try {
    const hqSide = await connect(hq, `doctor-hq-${run}`);
    const strangers = await probeStrangers(connect, firstAccount, run);
    const sessionId = `doctor-session-${run}`;
    let one: ProbeConnection;
    let other: ProbeConnection;
    try {
      one = await connect(firstAccount, sessionId, true);
      other = await connect(secondAccount, `doctor-other-${run}`);
    } catch (error) {
      return [strangers, ...notTried(error)];
    }
    await hqSide.subscribe(first.presence);
    await hqSide.subscribe(second.presence);
    await one.subscribe(first.down);
    const alienGranted = await other.subscribe(first.down);
    await other.subscribe(second.down);

    await one.publish(first.presence, `up ${run}`);
    await other.publish(first.presence, `alien up ${run}`);
    await other.publish(first.down, `alien down ${run}`);
    await other.publish(second.presence, `own up ${run}`);
    await hqSide.publish(first.down, `down ${run}`);
    await hqSide.publish(second.down, `own down ${run}`);
    const [up, down, ownUp, ownDown] = await Promise.all([
      hqSide.receives(`up ${run}`, deliveryMs),
      one.receives(`down ${run}`, deliveryMs),
      hqSide.receives(`own up ${run}`, deliveryMs),
      other.receives(`own down ${run}`, deliveryMs),
    ]);
    const read = other.hasReceived(`down ${run}`);
    const wrote = hqSide.hasReceived(`alien up ${run}`) || one.hasReceived(`alien down ${run}`);

    await one.close();
    await hqSide.publish(first.down, `waiting ${run}`);
    const back = await connect(firstAccount, sessionId, true);
    const kept = await back.receives(`waiting ${run}`, deliveryMs);
    await forgetSession(connect, firstAccount, sessionId);
    return [
      strangers,
      {
        guarantee: 'delivers_qos_1',
        held: up && down,
        seen: `to HQ: ${up ? 'arrived' : 'LOST'}, to the station: ${down ? 'arrived' : 'LOST'}`,
      },
      { guarantee: 'keeps_sessions', held: kept, seen: kept ? 'what had waited arrived' : 'what had waited was LOST' },
      {
        guarantee: 'stations_read_only_their_own',
        held: ownDown ? !read : null,
        seen: `another's subscription ${alienGranted ? 'granted' : 'refused'}, its message ${read ? 'READ' : 'kept away'}`,
      },
      {
        guarantee: 'stations_write_only_their_own',
        held: ownUp ? !wrote : null,
        seen: `in another's name: ${wrote ? 'DELIVERED' : 'kept away'}`,
      },
    ];
  } finally {
    for (const connection of open) await connection.close().catch(() => undefined); // Some were closed before.
  }
}

interface StationTopics {
  presence: string;
  down: string;
}

/** Presence, not events: HQ keeps events even of stations that it doesn't know. */
function topicsOf(stationId: string): StationTopics {
  const shard = shardOf(stationId, (bytes) => createHash('sha256').update(bytes).digest());
  return { presence: topics.presence(shard, stationId), down: topics.down(shard, stationId) };
}

type Connect = (account: BrokerAccount, clientId: string, persistent?: boolean) => Promise<ProbeConnection>;

async function probeStrangers(connect: Connect, account: BrokerAccount, run: string): Promise<BrokerProbe> {
  try {
    await connect({ ...account, password: `wrong-${randomUUID()}` }, `doctor-stranger-${run}`);
    return { guarantee: 'refuses_strangers', held: false, seen: 'a wrong password was let in' };
  } catch {
    // Refused, which is what is wanted; that the broker is there was seen just before.
    return { guarantee: 'refuses_strangers', held: true, seen: 'a wrong password was refused' };
  }
}

function notTried(error: unknown): BrokerProbe[] {
  const reason = error instanceof Error ? error.message : String(error);
  const seen = `not tried: the broker refuses the doctor's accounts (${reason})`;
  const guarantees = [
    'delivers_qos_1',
    'keeps_sessions',
    'stations_read_only_their_own',
    'stations_write_only_their_own',
  ] as const;
  return guarantees.map((guarantee) => ({ guarantee, held: null, seen }));
}

/** A clean connection under the same name makes the broker forget what it kept. */
async function forgetSession(connect: Connect, account: BrokerAccount, clientId: string): Promise<void> {
  await (await connect(account, clientId)).close();
}
