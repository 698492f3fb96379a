import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createPacketLengthScanner, type PacketLengthScanner } from './packet-length-scanner.ts';

/**
 * A socket that ends with an error as soon as a packet announces more bytes than allowed. aedes' parser has no limit: it
 * would collect up to 256 MiB a connection first.
 */
export class LimitedConnection extends Duplex {
  readonly #socket: Socket;
  readonly #scanner: PacketLengthScanner;

  constructor(socket: Socket, maxPacketBytes: number) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    this.#scanner = createPacketLengthScanner(maxPacketBytes);
    socket.on('data', (chunk: Buffer) => {
      if (this.#scanner.exceeds(chunk))
        this.destroy(new Error(`a packet of more than ${maxPacketBytes} bytes was refused`));
      else if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, encoding, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
