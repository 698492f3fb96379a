import { Transformer } from '@napi-rs/image';
import type { ReadBytes } from '../decoding/serve-request.ts';
import type { PictureRequest } from './picture-messages.ts';
import { writeThumbnail } from './write-thumbnail.ts';

const rotations: Record<number, number> = { 3: 180, 6: 90, 8: 270 };

/** The picture of a photo, the right way up. @throws when it can't be read */
export async function pictureOfImage({ sizeBytes }: PictureRequest, read: ReadBytes): Promise<Uint8Array> {
  const image = new Transformer(await read(0, sizeBytes));
  const { width, height, orientation } = await image.metadata(true);
  const rotation = rotations[orientation ?? 1] ?? 0;
  return writeThumbnail(image, rotation % 180 === 0 ? { width, height } : { width: height, height: width }, rotation);
}
