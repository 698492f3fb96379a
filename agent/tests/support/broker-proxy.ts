import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const connectPacket = 1;
const subscribePacket = 8;
const subackPacket = 9;
const refusedGrant = 0x80;

export type BrokerProxy = Awaited<ReturnType<typeof startBrokerProxy>>;

/** Stands between a station and its broker: notes how the station connects, refuses subscriptions, cuts the line. */
export async function startBrokerProxy(brokerUrl: string) {
  const brokerPort = Number(new URL(brokerUrl).port);
  const sockets = new Set<Socket>();
  const control = {
    /** As many SUBACKs say that every filter was refused, as a broker does while a node of it is down. */
    subacksToRefuse: 0,
    /** A closed line takes no connection. */
    isOpen: true,
  };
  /** Whether each connection asked for a session without a past, in order. */
  const cleanSessions: boolean[] = [];
  /** The QoS that each SUBSCRIBE asked for, filter by filter. */
  const askedQos: number[][] = [];

  const server = createServer((station) => {
    if (!control.isOpen) {
      station.destroy();
      return;
    }
    const broker = connect(brokerPort, '127.0.0.1');
    for (const socket of [station, broker]) {
      sockets.add(socket);
      socket.on('error', () => {}); // `close` follows, which ends the other side too.
    }
    station.on('close', () => broker.destroy());
    broker.on('close', () => station.destroy());
    forwardPackets(station, broker, (packet) => {
      // Fixed header of 2 or 3 bytes, the protocol's name (6 bytes), its level (1 byte), then the connect flags.
      if (packetType(packet) === connectPacket) cleanSessions.push(((packet[headerBytes(packet) + 7] ?? 0) & 2) !== 0);
      if (packetType(packet) === subscribePacket) askedQos.push(qosOf(packet));
    });
    forwardPackets(broker, station, (packet) => {
      if (packetType(packet) !== subackPacket || control.subacksToRefuse === 0) return;
      control.subacksToRefuse -= 1;
      packet.fill(refusedGrant, headerBytes(packet) + 2);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    control,
    cleanSessions,
    askedQos,
    cut,
    stop(): void {
      server.close();
      cut();
    },
  };
}

/** Passes on whole packets only, each after `look` saw it, and may have changed it. */
function forwardPackets(from: Socket, to: Socket, look: (packet: Buffer) => void): void {
  let held = Buffer.alloc(0);
  from.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (let length = packetBytes(held); length !== undefined && length <= held.length; length = packetBytes(held)) {
      const packet = Buffer.from(held.subarray(0, length));
      held = held.subarray(length);
      look(packet);
      to.write(packet);
    }
  });
}

function qosOf(subscribe: Buffer): number[] {
  const asked: number[] = [];
  let at = headerBytes(subscribe) + 2;
  while (at < subscribe.length) {
    at += 2 + subscribe.readUInt16BE(at);
    asked.push(subscribe[at] ?? 0);
    at += 1;
  }
  return asked;
}

function packetType(packet: Buffer): number {
  return (packet[0] ?? 0) >> 4;
}

function headerBytes(packet: Buffer): number {
  let at = 1;
  while (((packet[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

/** The length of the packet that `bytes` begins with; undefined while its header isn't there whole. */
function packetBytes(bytes: Buffer): number | undefined {
  let remaining = 0;
  for (let at = 1; at < Math.min(5, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    remaining += (byte & 0x7f) * 128 ** (at - 1);
    if ((byte & 0x80) === 0) return at + 1 + remaining;
  }
  return undefined;
}
