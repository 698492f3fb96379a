import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The line between a station and HQ, broker and store, which can be cut. */
export class StationLine {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  #state: 'up' | 'silent' | 'refused' = 'up';

  /** @returns the port by which this port of HQ is reached through the line */
  async open(port: number): Promise<number> {
    const server = createServer((station) => this.#join(station, port));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  /** `silent`: what is sent goes nowhere and nothing comes; `refused`: connections end, new ones at once. */
  cut(how: 'silent' | 'refused'): void {
    this.#state = how;
    for (const socket of this.#sockets) {
      if (how === 'silent') socket.unpipe().pause();
      else socket.destroy();
    }
  }

  /** Connections of before don't come back. */
  mend(): void {
    this.#state = 'up';
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut('refused');
    for (const server of this.#servers) server.close();
  }

  #join(station: Socket, port: number): void {
    this.#keep(station);
    if (this.#state === 'refused') station.destroy();
    if (this.#state !== 'up') return;
    const hq = connect(port, '127.0.0.1');
    this.#keep(hq);
    station.once('close', () => hq.destroy());
    hq.once('close', () => station.destroy());
    station.pipe(hq).pipe(station);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined); // Its close follows, which ends the other side.
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
