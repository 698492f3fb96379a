import { later } from '../../loading/later.tsx';
import type { TrackDetailsProps } from './track-details.tsx';

/** Loaded where there is a track or a bookmark to show, which is on few pages. */
export const LaterTrackDetails = later<TrackDetailsProps>({
  load: async () => (await import('./track-details.tsx')).TrackDetails,
});
