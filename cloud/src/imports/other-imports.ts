import { importActivities } from './import-activities.ts';
import { importCustodies } from './import-custodies.ts';
import type { ImportDefinition } from './import-definition.ts';
import { importLeave } from './import-leave.ts';
import { importObservations } from './import-observations.ts';
import { importOfficers } from './import-officers.ts';
import { importRecorders } from './import-recorders.ts';
import { importShifts } from './import-shifts.ts';
import { importUnits } from './import-units.ts';

/** Imports of what has no folder of its own yet, or comes before this one; `cloud/src/resources.ts` has all. */
export const otherImports: readonly ImportDefinition[] = [
  importUnits,
  importOfficers,
  importRecorders,
  importCustodies,
  importObservations,
  importShifts,
  importActivities,
  importLeave,
];
