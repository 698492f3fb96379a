import { bindProfileSchema, type CardProfile, layoutProfileSchema } from './layout-profile.ts';
import l1 from './profiles/l1.json' with { type: 'json' };
import l2 from './profiles/l2.json' with { type: 'json' };
import l3 from './profiles/l3.json' with { type: 'json' };
import l4 from './profiles/l4.json' with { type: 'json' };
import l5 from './profiles/l5.json' with { type: 'json' };
import l6 from './profiles/l6.json' with { type: 'json' };
import l7 from './profiles/l7.json' with { type: 'json' };

/** The layouts that this version knows; the more a maker's names say, the earlier. Others come from a folder: `readProfiles`. */
export function builtInProfiles(): CardProfile[] {
  const layouts = [l6, l3, l4, l1, l2, l5].map((profile) => layoutProfileSchema.parse(profile));
  return [...layouts, bindProfileSchema.parse(l7)];
}
