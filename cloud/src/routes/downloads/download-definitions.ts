import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import type { ListKey } from '@rollcall/shared/resources/resources';
import type { DownloadDefinition } from '../../http/download-definition.ts';
import { downloadTrends } from '../../metrics/download-trends.ts';
import { downloadOfficerFile } from '../../officers/officer-file/download-officer-file.ts';
import { downloadActivities } from './download-activities.ts';
import { downloadActivitySources } from './download-activity-sources.ts';
import { downloadCheckpoints } from './download-checkpoints.ts';
import { downloadCoverageToday } from './download-coverage-today.ts';
import { downloadDutyDesk } from './download-duty-desk.ts';
import { downloadExemptions } from './download-exemptions.ts';
import { downloadFindings } from './download-findings.ts';
import { downloadPendingFacts } from './download-pending-facts.ts';
import { downloadRecorders } from './download-recorders.ts';
import { downloadRecordings } from './download-recordings.ts';
import { downloadSightings } from './download-sightings.ts';
import { downloadStations } from './download-stations.ts';
import { downloadBookmarks, downloadTrackPoints } from './download-tracks.ts';
import { downloadWitnesses } from './download-witnesses.ts';

/** Every list that can be exported beside those that the resources of `cloud/src/resources.ts` bring. */
export const otherDownloads: Record<Exclude<DownloadTable, ListKey | 'duty-week'>, DownloadDefinition> = {
  recorders: downloadRecorders,
  activities: downloadActivities,
  recordings: downloadRecordings,
  sightings: downloadSightings,
  findings: downloadFindings,
  exemptions: downloadExemptions,
  'duty-desk': downloadDutyDesk,
  stations: downloadStations,
  'coverage-today': downloadCoverageToday,
  'officer-file': downloadOfficerFile,
  trends: downloadTrends,
  'activity-sources': downloadActivitySources,
  checkpoints: downloadCheckpoints,
  witnesses: downloadWitnesses,
  'pending-facts': downloadPendingFacts,
  'track-points': downloadTrackPoints,
  bookmarks: downloadBookmarks,
};
