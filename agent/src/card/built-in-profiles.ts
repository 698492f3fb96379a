import { type LayoutProfile, layoutProfileSchema } from './layout-profile.ts';
import l6 from './profiles/l6.json' with { type: 'json' };

/** The layouts that this version knows. Another maker's is one more JSON file. */
export function builtInProfiles(): LayoutProfile[] {
  return [l6].map((profile) => layoutProfileSchema.parse(profile));
}
