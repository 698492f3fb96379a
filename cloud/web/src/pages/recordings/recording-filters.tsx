import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Checkbox } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { StationFilter } from '../../filters/station-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { TimeRangeFilter } from '../../filters/time-range-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { optionsOf } from '../../state/options-of.ts';
import { inspectionLooks, recordingLooks } from '../../state/state-look.tsx';
import { type RecordingFilters as Filters, recordingFilterNames } from './recording-filter-names.ts';

interface Props {
  filters: Filters;
  onChange: (changes: { [Name in keyof Filters]: Filters[Name] | undefined }) => void;
}

export function RecordingFilters({ filters, onChange }: Props) {
  const { language } = useLanguage();
  const texts = useWords(recordingListWords);
  const of = (name: keyof Filters) => ({
    value: filters[name],
    onChange: (value: string | undefined) => onChange({ [name]: value }),
  });
  const kinds = Object.entries(texts.kinds) as [RecordingRow['inspection']['kind'], string][];
  return (
    <>
      <TextFilter {...of('q')} label={texts.search} leastLength={3} />
      <OfficerFilter {...of('badgeNo')} />
      <TextFilter {...of('plateNo')} label={texts.plate} leastLength={2} width={110} />
      <TextFilter {...of('caseNo')} label={texts.caseNo} leastLength={2} width={120} />
      <TextFilter {...of('place')} label={texts.place} leastLength={2} width={120} />
      <TimeRangeFilter from={filters.from} to={filters.to} onChange={onChange} label={texts.captured} />
      <UnitSelect {...of('unitCode')} />
      <StationFilter {...of('stationId')} />
      <RecorderFilter {...of('recorderSerial')} />
      <ChoiceFilter {...of('state')} label={texts.state} options={optionsOf(recordingLooks, language)} />
      <ChoiceFilter {...of('outcome')} label={texts.outcome} options={optionsOf(inspectionLooks, language)} />
      <ChoiceFilter
        {...of('kind')}
        label={texts.kind}
        options={kinds.map(([value, label]) => ({ value, label }))}
        width={90}
      />
      <Checkbox
        checked={filters.deviceMarked !== undefined}
        onChange={({ target }) => onChange({ deviceMarked: target.checked ? 'true' : undefined })}
      >
        {texts.marked}
      </Checkbox>
      <ClearFilters filters={filters} names={recordingFilterNames} onChange={onChange} />
    </>
  );
}
