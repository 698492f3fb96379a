import { type LayoutProfile, layoutProfileSchema } from './layout-profile.ts';
import l1 from './profiles/l1.json' with { type: 'json' };
import l3 from './profiles/l3.json' with { type: 'json' };
import l5 from './profiles/l5.json' with { type: 'json' };
import l6 from './profiles/l6.json' with { type: 'json' };

/** The layouts that this version knows; the more a maker's names say, the earlier. Another maker's is one more JSON file. */
export function builtInProfiles(): LayoutProfile[] {
  return [l6, l3, l1, l5].map((profile) => layoutProfileSchema.parse(profile));
}
