import type { ExportTable } from '@rollcall/shared/http/exports';
import { exportActivities } from './export-activities.ts';
import { exportCoverageToday } from './export-coverage-today.ts';
import { exportCustodies } from './export-custodies.ts';
import type { ExportDefinition } from './export-definition.ts';
import { exportDutyTypes } from './export-duty-types.ts';
import { exportDutyWeek } from './export-duty-week.ts';
import { exportExemptions } from './export-exemptions.ts';
import { exportFindings } from './export-findings.ts';
import { exportLeave } from './export-leave.ts';
import { exportNotDocked } from './export-not-docked.ts';
import { exportOfficers } from './export-officers.ts';
import { exportRecorders } from './export-recorders.ts';
import { exportRecordings } from './export-recordings.ts';
import { exportRepairTickets } from './export-repair-tickets.ts';
import { exportShifts } from './export-shifts.ts';
import { exportSightings } from './export-sightings.ts';
import { exportStations } from './export-stations.ts';
import { exportUnits } from './export-units.ts';

/** Every list that can be exported. */
export const exportDefinitions: Record<ExportTable, ExportDefinition> = {
  units: exportUnits,
  officers: exportOfficers,
  recorders: exportRecorders,
  custodies: exportCustodies,
  'duty-types': exportDutyTypes,
  shifts: exportShifts,
  activities: exportActivities,
  recordings: exportRecordings,
  sightings: exportSightings,
  findings: exportFindings,
  exemptions: exportExemptions,
  'repair-tickets': exportRepairTickets,
  'not-docked': exportNotDocked,
  stations: exportStations,
  'coverage-today': exportCoverageToday,
  'duty-week': exportDutyWeek,
  leave: exportLeave,
};
