import { createHash, type Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/** A filled slot of a ring. A part's digest is asked for with its last slot. */
export type PartHashRequest = {
  ringId: number;
  slot: number;
  buffer: SharedArrayBuffer;
  offset: number;
  length: number;
  startsPart: boolean;
  endsPart: boolean;
};

/** The slot may be used again; `digest` (hex) is there when a part ended. */
export type PartHashAnswer = { ringId: number; slot: number; digest: string | null };

const hashes = new Map<number, Hash>();

parentPort?.on('message', ({ ringId, slot, buffer, offset, length, startsPart, endsPart }: PartHashRequest) => {
  const hash = (startsPart ? undefined : hashes.get(ringId)) ?? createHash('sha256');
  hashes.set(ringId, hash);
  hash.update(new Uint8Array(buffer, offset, length));
  const answer: PartHashAnswer = { ringId, slot, digest: endsPart ? hash.digest('hex') : null };
  parentPort?.postMessage(answer);
});
