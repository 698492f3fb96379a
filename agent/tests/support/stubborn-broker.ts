import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** MQTT 3.1.1 packet types, by the upper half of the first byte. */
const packetTypes = { 1: 'connect', 3: 'publish', 8: 'subscribe', 12: 'ping' } as const;
export type PacketType = (typeof packetTypes)[keyof typeof packetTypes];

/** Answers what comes up to a point, and keeps the connection: a broker that hangs, or a firewall that swallows packets. */
export async function startStubbornBroker(answers: readonly PacketType[]) {
  const sockets = new Set<Socket>();
  const seen = new Set<PacketType>();

  function answerTo(type: PacketType, packet: Buffer): Buffer | undefined {
    if (type === 'connect') return Buffer.from([0x20, 2, 0, 0]);
    // The packet is shorter than 128 bytes: its id follows the length.
    if (type === 'subscribe') return Buffer.from([0x90, 4, packet[2] ?? 0, packet[3] ?? 0, 1, 0]);
    return type === 'ping' ? Buffer.from([0xd0, 0]) : undefined;
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // The station may cut the connection.
    socket.on('data', (packet) => {
      const type = packetTypes[((packet[0] ?? 0) >> 4) as keyof typeof packetTypes];
      if (type === undefined) return;
      seen.add(type);
      const answer = answers.includes(type) && answerTo(type, packet);
      if (answer) socket.write(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
