import { todayWords } from '@rollcall/shared/words/today';
import { Checkbox } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { CampaignFilter } from '../../filters/campaign-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { countFilters } from '../../table/count-filters.ts';
import { FoldFilters } from '../../table/fold-filters.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Which units and officers the board shows. */
export function TodayFilters() {
  const texts = useWords(todayWords);
  const [{ unitCode, campaignId, gaps, q }, change] = useUrlQuery(['unitCode', 'campaignId', 'gaps', 'q']);
  return (
    <FoldFilters set={countFilters({ unitCode, campaignId, gaps, q })}>
      <CampaignFilter value={campaignId} onChange={(chosen) => change({ campaignId: chosen })} />
      <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
      <TextFilter label={texts.findOfficer} width={150} value={q} onChange={(found) => change({ q: found })} />
      <Checkbox checked={gaps === '1'} onChange={({ target }) => change({ gaps: target.checked ? '1' : undefined })}>
        {texts.onlyGaps}
      </Checkbox>
    </FoldFilters>
  );
}
