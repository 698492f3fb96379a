import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

interface Passage {
  near: Socket;
  far: Socket | undefined;
  /** The first line of the HTTP request that is under way. */
  request: string;
  /** What came of it, while it has no answer. */
  underWayBytes: number;
}

/** A line to one of our servers that misbehaves when a test says so. It keeps the Host header: it passes bytes. */
export interface ChaosLine {
  readonly port: number;
  /** What came over it towards the server. */
  sentBytes(): number;
  /** What of it belongs to requests whose connection ended without an answer, cut or frozen or not. */
  lostBytes(): number;
  /** Connections that were opened and never got anywhere. */
  swallowed(): number;
  /** Resets every connection that is open. */
  cut(): void;
  /** Every connection that is open passes nothing any more, in neither direction and for ever, and nobody is told. */
  freeze(): void;
  /** While it is dark, new connections are taken and get nowhere. */
  setDark(isDark: boolean): void;
  /** The next answers to requests that match get lost: the server did what was asked, then the connection is reset. */
  loseAnswers(matches: RegExp, times: number): void;
  /** How many answers of those are still to get lost. */
  answersToLose(): number;
  /** Once so many bytes came over it towards the server, no more do, and nothing is cut; undefined: as many as there are. */
  holdAt(sentBytes: number | undefined): void;
  stop(): void;
}

/** @param toPort asked for each connection, because the server may start later */
export async function openChaosLine(toPort: () => number): Promise<ChaosLine> {
  const passages = new Set<Passage>();
  const dead = new Set<Socket>();
  const losing: { matches: RegExp; times: number }[] = [];
  let sentBytes = 0;
  let lostBytes = 0;
  let swallowed = 0;
  let isDark = false;
  let mostBytes = Number.POSITIVE_INFINITY;

  /** @returns false when it had ended before */
  function end(passage: Passage): boolean {
    if (!passages.delete(passage)) return false;
    lostBytes += passage.underWayBytes;
    return true;
  }

  const server = createServer({ noDelay: true }, (near) => {
    near.on('error', () => undefined); // Its close follows.
    if (isDark) {
      swallowed += 1;
      dead.add(near);
      near.pause();
      return;
    }
    const far = connect({ port: toPort(), host: '127.0.0.1', noDelay: true });
    far.on('error', () => undefined); // Its close follows.
    const passage: Passage = { near, far, request: '', underWayBytes: 0 };
    passages.add(passage);
    near.on('data', (bytes) => {
      sentBytes += bytes.length;
      const [request = ''] = /^[A-Z]+ \S+ HTTP\/1\.1/.exec(bytes.toString('latin1', 0, 2048)) ?? [];
      if (request !== '') Object.assign(passage, { request, underWayBytes: 0 });
      passage.underWayBytes += bytes.length;
      far.write(bytes);
      if (sentBytes >= mostBytes) near.pause();
    });
    far.on('data', (bytes) => {
      const lost = losing.find(({ matches, times }) => times > 0 && matches.test(passage.request));
      if (lost) {
        lost.times -= 1;
        near.resetAndDestroy();
        far.destroy();
      } else {
        passage.underWayBytes = 0;
        near.write(bytes);
      }
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => {
        if (end(passage)) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    sentBytes: () => sentBytes,
    lostBytes: () => lostBytes,
    swallowed: () => swallowed,
    cut() {
      for (const passage of passages) {
        end(passage);
        passage.near.resetAndDestroy();
        passage.far?.destroy();
      }
    },
    freeze() {
      for (const passage of passages) {
        end(passage);
        for (const socket of [passage.near, passage.far]) {
          if (!socket) continue;
          socket.removeAllListeners('data');
          socket.removeAllListeners('close');
          socket.pause();
          dead.add(socket);
        }
      }
    },
    setDark(dark) {
      isDark = dark;
    },
    loseAnswers: (matches, times) => void losing.push({ matches, times }),
    answersToLose: () => losing.reduce((sum, { times }) => sum + times, 0),
    holdAt(most = Number.POSITIVE_INFINITY) {
      mostBytes = most;
      if (sentBytes < mostBytes) for (const { near } of passages) near.resume();
    },
    stop() {
      server.close();
      for (const socket of [...dead, ...[...passages].flatMap(({ near, far }) => [near, far])]) socket?.destroy();
    },
  };
}
