import type { ImportKind } from '@rollcall/shared/resources/imports';
import { paths } from '../../paths.ts';

/** Where what was imported is seen. */
export const listOf: Record<ImportKind, string> = {
  units: paths.registry('units'),
  officers: paths.registry('officers'),
  recorders: paths.registry('recorders'),
  custodies: paths.registry('custodies'),
  observations: paths.devices('check-outs'),
  shifts: paths.roster(),
  leave: paths.leave(),
  activities: paths.activities(),
};
