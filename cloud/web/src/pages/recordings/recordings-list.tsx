import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { useExportSelection } from '../../features/evidence-exports/export-buttons.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { recordingColumns } from './recording-columns.tsx';
import { recordingFilterNames, recordingOrder } from './recording-filter-names.ts';
import { RecordingFilters } from './recording-filters.tsx';

export function RecordingsList() {
  const { language } = useLanguage();
  const texts = useWords(recordingListWords);
  const [filters, change] = useUrlQuery(recordingFilterNames);
  const exporting = useExportSelection();
  return (
    <ServerTable<RecordingRow>
      path="recordings"
      exports="recordings"
      query={filters}
      defaultSort={recordingOrder}
      columns={[...exporting.columns, ...recordingColumns({ language, stationNames: useStationNames() })]}
      buttons={exporting.buttons}
      rowKey={({ recordingId }) => recordingId}
      name={texts.title}
      linkOf={({ recordingId }) => paths.recording(recordingId)}
      empty={{ title: texts.empty, hint: texts.fill }}
      filters={<RecordingFilters filters={filters} onChange={change} />}
    />
  );
}
