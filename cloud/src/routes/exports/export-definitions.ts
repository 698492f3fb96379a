import type { ExportTable } from '@rollcall/shared/resources/exports';
import type { ListKey } from '@rollcall/shared/resources/resources';
import type { ExportDefinition } from '../../http/export-definition.ts';
import { exportTrends } from '../../metrics/export-trends.ts';
import { exportOfficerFile } from '../../officers/officer-file/export-officer-file.ts';
import { exportActivities } from './export-activities.ts';
import { exportActivitySources } from './export-activity-sources.ts';
import { exportCheckpoints } from './export-checkpoints.ts';
import { exportCoverageToday } from './export-coverage-today.ts';
import { exportDutyDesk } from './export-duty-desk.ts';
import { exportExemptions } from './export-exemptions.ts';
import { exportFindings } from './export-findings.ts';
import { exportPendingFacts } from './export-pending-facts.ts';
import { exportRecorders } from './export-recorders.ts';
import { exportRecordings } from './export-recordings.ts';
import { exportSightings } from './export-sightings.ts';
import { exportStations } from './export-stations.ts';
import { exportBookmarks, exportTrackPoints } from './export-tracks.ts';
import { exportWitnesses } from './export-witnesses.ts';

/** Every list that can be exported beside those that the resources of `cloud/src/resources.ts` bring. */
export const otherExports: Record<Exclude<ExportTable, ListKey | 'duty-week'>, ExportDefinition> = {
  recorders: exportRecorders,
  activities: exportActivities,
  recordings: exportRecordings,
  sightings: exportSightings,
  findings: exportFindings,
  exemptions: exportExemptions,
  'duty-desk': exportDutyDesk,
  stations: exportStations,
  'coverage-today': exportCoverageToday,
  'officer-file': exportOfficerFile,
  trends: exportTrends,
  'activity-sources': exportActivitySources,
  checkpoints: exportCheckpoints,
  witnesses: exportWitnesses,
  'pending-facts': exportPendingFacts,
  'track-points': exportTrackPoints,
  bookmarks: exportBookmarks,
};
