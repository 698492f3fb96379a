import type { ImportKind } from '@rollcall/shared/resources/imports';
import { importActivities } from './import-activities.ts';
import { importCustodies } from './import-custodies.ts';
import type { ImportDefinition } from './import-definition.ts';
import { importLeave } from './import-leave.ts';
import { importObservations } from './import-observations.ts';
import { importOfficers } from './import-officers.ts';
import { importRecorders } from './import-recorders.ts';
import { importShifts } from './import-shifts.ts';
import { importUnits } from './import-units.ts';

/** Everything that can be imported. */
export const importDefinitions: Record<ImportKind, ImportDefinition> = {
  units: importUnits,
  officers: importOfficers,
  recorders: importRecorders,
  custodies: importCustodies,
  observations: importObservations,
  shifts: importShifts,
  activities: importActivities,
  leave: importLeave,
};
