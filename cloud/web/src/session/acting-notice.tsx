import { later } from '../loading/later.tsx';
import { useSession } from './session-context.ts';

const ActingBanner = later({ load: async () => (await import('./acting-banner.tsx')).ActingBanner });

/** For whom the page acts, on every page as long as it does; and for whom it could. Most accounts act for nobody. */
export function ActingNotice() {
  const { actingFor, mayActFor } = useSession();
  return actingFor || mayActFor.length > 0 ? <ActingBanner /> : null;
}
