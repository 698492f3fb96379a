import { type FileHandle, open } from 'node:fs/promises';
import type { Corruption } from './fault.ts';

type Pick = (below: number) => number;

/** Damages a stored blob in place; its row, and so its ETag, stay as they were. */
export async function corruptFile(path: string, how: Corruption, pick: Pick): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    if (size === 0) return;
    if (how === 'flipByte') await flipByte(handle, pick(size));
    if (how === 'zeroTail')
      await handle.write(Buffer.alloc(tailBytes(size)), 0, tailBytes(size), size - tailBytes(size));
    if (how === 'repeatPart') await repeatFirstHalf(handle, size);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same damage to bytes on their way out. */
export async function* corruptStream(
  chunks: AsyncIterable<Buffer>,
  sizeBytes: number,
  how: Exclude<Corruption, 'repeatPart'>,
  pick: Pick,
): AsyncGenerator<Buffer> {
  const flipAt = how === 'flipByte' ? pick(sizeBytes) : -1;
  const zeroFrom = how === 'zeroTail' ? sizeBytes - tailBytes(sizeBytes) : sizeBytes;
  let position = 0;
  for await (const chunk of chunks) {
    const byte = chunk[flipAt - position];
    if (byte !== undefined) chunk[flipAt - position] = byte ^ 0xff;
    chunk.fill(0, Math.min(chunk.length, Math.max(0, zeroFrom - position)));
    position += chunk.length;
    yield chunk;
  }
}

/** One part takes the place of the next, where two neighbours have one size. */
export function repeatOnePart<P extends { sizeBytes: number; blob: string }>(parts: readonly P[], pick: Pick): P[] {
  const places = parts.flatMap((part, index) =>
    index > 0 && parts[index - 1]?.sizeBytes === part.sizeBytes ? [index] : [],
  );
  const place = places[pick(places.length)];
  return parts.map((part, index) => {
    const before = parts[index - 1];
    return index === place && before !== undefined ? { ...part, blob: before.blob } : part;
  });
}

function tailBytes(size: number): number {
  return Math.ceil(size / 4);
}

async function flipByte(handle: FileHandle, position: number): Promise<void> {
  const { buffer } = await handle.read(Buffer.alloc(1), { position });
  await handle.write(Buffer.of((buffer[0] ?? 0) ^ 0xff), 0, 1, position);
}

async function repeatFirstHalf(handle: FileHandle, size: number): Promise<void> {
  const half = Math.floor(size / 2);
  const { buffer } = await handle.read(Buffer.alloc(half), { position: 0 });
  await handle.write(buffer, 0, half, half);
}
