import { Orientation, ResizeFit, type Transformer } from '@napi-rs/image';
import { thumbnailLimits } from './thumbnail-limits.ts';

const turned: Record<number, Orientation> = {
  90: Orientation.Rotate90Cw,
  180: Orientation.Rotate180,
  270: Orientation.Rotate270Cw,
};

/**
 * Turns, scales and writes a JPEG within the limits, as well as they allow.
 * @param shown how wide and high it is to be seen once it was turned; its pixels need not be square
 * @param rotation clockwise, in degrees
 */
export async function writeThumbnail(
  image: Transformer,
  shown: { width: number; height: number },
  rotation: number,
): Promise<Uint8Array> {
  const scale = Math.min(1, thumbnailLimits.width / shown.width, thumbnailLimits.height / shown.height);
  const orientation = turned[rotation];
  if (orientation !== undefined) image.rotate(orientation);
  image.resize({
    width: Math.max(1, Math.round(shown.width * scale)),
    height: Math.max(1, Math.round(shown.height * scale)),
    fit: ResizeFit.Fill,
  });
  for (const quality of [75, 60, 45, 30, 15, 5]) {
    const jpeg = await image.jpeg(quality);
    if (jpeg.length <= thumbnailLimits.sizeBytes) return jpeg;
  }
  throw new Error('the picture does not become small enough');
}
