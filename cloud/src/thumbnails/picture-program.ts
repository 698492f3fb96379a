// A program of its own: it decodes what came from cards with native code, and may die of it. It is started for one picture
// and has no secrets, no store and no database: it asks its parent for the bytes that it needs.
import { setPriority } from 'node:os';
import type { FromProgram, PictureRequest, ReadBytes, ToProgram } from './picture-messages.ts';
import { pictureOfImage } from './picture-of-image.ts';
import { pictureOfVideo } from './picture-of-video.ts';

const reads = new Map<number, PromiseWithResolvers<Uint8Array>>();
let lastRead = 0;

function tell(message: FromProgram): void {
  process.send?.(message);
}

const read: ReadBytes = (start, end) => {
  lastRead += 1;
  const answered = Promise.withResolvers<Uint8Array>();
  reads.set(lastRead, answered);
  tell({ type: 'read', id: lastRead, start, end });
  return answered.promise;
};

async function make(request: PictureRequest): Promise<void> {
  try {
    const jpeg = request.media === 'video' ? await pictureOfVideo(request, read) : await pictureOfImage(request, read);
    tell({ type: 'picture', jpeg });
  } catch (error) {
    tell({ type: 'none', reason: error instanceof Error ? error.message : 'unknown' });
  }
}

process.on('message', (message: ToProgram) => {
  if (message.type === 'make') void make(message.request);
  else if (message.bytes) reads.get(message.id)?.resolve(message.bytes);
  else reads.get(message.id)?.reject(new Error('there are no bytes, or no more, for this picture'));
});
process.once('disconnect', () => process.exit());
setPriority(10); // Everything else at HQ comes first.
tell({ type: 'ready' });
