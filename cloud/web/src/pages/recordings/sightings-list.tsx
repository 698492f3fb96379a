import type { SightingProblem, SightingRow } from '@rollcall/shared/http/sightings';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { StationFilter } from '../../filters/station-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { sightingColumns } from './sighting-columns.tsx';

/** Files on cards that became no recording, and why. */
export function SightingsList() {
  const { language } = useLanguage();
  const texts = useWords(recordingListWords);
  const problems = Object.entries(useWords(evidenceWords).sightingProblem) as [SightingProblem, string][];
  const [{ problem, stationId }, change] = useUrlQuery(['problem', 'stationId']);
  return (
    <ServerTable<SightingRow>
      path="sightings"
      exports="sightings"
      query={{ problem: problem ?? 'any', stationId }}
      unfiltered={{ problem: 'any' }}
      columns={sightingColumns({ language, stationNames: useStationNames() })}
      rowKey={({ sightingId }) => sightingId}
      name={texts.files}
      empty={{ title: texts.filesEmpty, hint: texts.filesFill }}
      filters={
        <>
          <ChoiceFilter
            value={problem}
            onChange={(chosen) => change({ problem: chosen })}
            label={texts.problem}
            options={problems.map(([value, label]) => ({ value, label }))}
            width={150}
          />
          <StationFilter value={stationId} onChange={(chosen) => change({ stationId: chosen })} />
        </>
      }
    />
  );
}
