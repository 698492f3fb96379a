import type { MustRecordFamily } from '@rollcall/shared/http/must-record';

/** In the order in which the catalogue shows them. */
export const mustRecordFamilies: readonly MustRecordFamily[] = [
  'on_scene_enforcement',
  'accident_handling',
  'incidents_and_security',
];
