import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { Segmented, Tag } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { TimeRangeFilter } from '../../filters/time-range-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import { exemptionLooks } from '../../state/exemption-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { exemptionFilterNames, type ExemptionFilters as Filters } from './exemption-filter-names.ts';
import { namesOf } from './names-of.ts';

interface Props {
  filters: Filters;
  onChange: (changes: { [Name in keyof Filters]: Filters[Name] | undefined }) => void;
}

export function ExemptionFilters({ filters, onChange }: Props) {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords);
  const mayDecide = useCan()('exemptions.decide');
  const of = (name: keyof Filters) => ({
    value: filters[name],
    onChange: (value: string | undefined) => onChange({ [name]: value }),
  });
  const views = (['all', 'waiting', 'own'] as const).filter((view) => view !== 'waiting' || mayDecide);
  return (
    <>
      <Segmented
        aria-label={texts.view}
        value={filters.view ?? 'all'}
        options={views.map((view) => ({ value: view as string, label: texts.views[view] }))}
        onChange={(view) => onChange({ view: view === 'all' ? undefined : view })}
      />
      <ChoiceFilter {...of('state')} label={texts.state} options={optionsOf(exemptionLooks, language)} />
      <ChoiceFilter {...of('reasonCode')} label={texts.cause} options={namesOf(exemptionReasonNames, language)} />
      <OfficerFilter {...of('badgeNo')} />
      <UnitSelect {...of('unitCode')} />
      <TimeRangeFilter from={filters.from} to={filters.to} onChange={onChange} label={texts.time} />
      {filters.findingId === undefined ? null : (
        <Tag closable onClose={() => onChange({ findingId: undefined })}>
          {texts.finding}
        </Tag>
      )}
      <ClearFilters filters={filters} names={exemptionFilterNames} onChange={onChange} />
    </>
  );
}
