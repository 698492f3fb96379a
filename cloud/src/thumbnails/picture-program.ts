// A program of its own: it decodes what came from cards with native code, and may die of it. It is started for one picture
// and has no secrets, no store and no database: it asks its parent for the bytes that it needs.
import { serveRequest } from '../decoding/serve-request.ts';
import type { PictureRequest, PictureResult } from './picture-messages.ts';
import { pictureOfImage } from './picture-of-image.ts';
import { pictureOfVideo } from './picture-of-video.ts';

serveRequest<PictureRequest, PictureResult>(async (request, read) => {
  const jpeg = request.media === 'video' ? await pictureOfVideo(request, read) : await pictureOfImage(request, read);
  return { type: 'picture', jpeg };
});
