// A program of its own, as that for thumbnails: it reads the headers of what came from cards.
import { measureFootage } from '@rollcall/node/measure-footage';
import { serveRequest } from '../decoding/serve-request.ts';
import type { MeasureRequest, MeasureResult } from './length-measurer.ts';

/** Without an index each look takes tens of reads. */
const looks = 120;

serveRequest<MeasureRequest, MeasureResult>(async ({ sizeBytes, extension }, read) => {
  const timeline = await measureFootage({ sizeBytes, read }, extension, { looks });
  if (!timeline) throw new Error('nothing tells how long it is');
  return { type: 'timeline', ...timeline };
});
