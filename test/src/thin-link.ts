import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface ThinLink {
  /** @returns at which port this port of 127.0.0.1 is reached over the link */
  portTo(port: number): Promise<number>;
  /** What came over so far, both ways, and how often every connection was reset. */
  told(): { bytes: number; resets: number };
  stop(): void;
}

const tickMs = 20;

/** A link over which all connections together get so many bytes a second each way, and each of them is reset again and again. */
export function createThinLink({
  bytesPerSecond,
  resetEveryMs,
}: {
  bytesPerSecond: number;
  resetEveryMs: number;
}): ThinLink {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const lanes = [createLane(), createLane()] as const;
  let resets = 0;
  const refill = setInterval(() => {
    for (const lane of lanes) lane.refill((bytesPerSecond * tickMs) / 1000);
  }, tickMs);
  const resetting = setInterval(() => {
    resets += 1;
    for (const socket of sockets) socket.resetAndDestroy();
  }, resetEveryMs);

  function join(near: Socket, port: number): void {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    lanes[0].carry(near, far);
    lanes[1].carry(far, near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined); // Broken on purpose; the close follows.
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  }

  return {
    async portTo(port) {
      const server = createServer({ noDelay: true }, (near) => join(near, port));
      servers.push(server);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    told: () => ({ bytes: lanes[0].bytes() + lanes[1].bytes(), resets }),
    stop() {
      clearInterval(refill);
      clearInterval(resetting);
      for (const socket of sockets) socket.destroy();
      for (const server of servers) server.close();
    },
  };
}

/** One way of the link. A socket that brought more than there is room for waits until there is. */
function createLane() {
  let room = 0;
  let bytes = 0;
  const waiting = new Set<Socket>();
  return {
    bytes: () => bytes,
    carry(from: Socket, to: Socket): void {
      from.on('data', (piece) => {
        bytes += piece.length;
        room -= piece.length;
        to.write(piece);
        if (room > 0) return;
        from.pause();
        waiting.add(from);
      });
      from.on('end', () => to.end());
      from.on('close', () => waiting.delete(from));
    },
    refill(more: number): void {
      room = Math.min(room + more, more);
      if (room <= 0) return;
      for (const socket of waiting) socket.resume();
      waiting.clear();
    },
  };
}
