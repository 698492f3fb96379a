import type { ViolationClass } from '@rollcall/shared/http/findings';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { findingListWords, violationClassNames } from '@rollcall/shared/words/findings';
import { Segmented, Tag } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { CampaignFilter } from '../../filters/campaign-filter.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { appealLooks } from '../../state/exemption-looks.tsx';
import { findingGradeLooks, findingKindLooks, findingStateLooks } from '../../state/finding-looks.tsx';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { type FindingFilters as Filters, findingFilterNames, stateOf } from './finding-filter-names.ts';
import { FindingOrder } from './finding-order.tsx';

interface Props {
  filters: Filters;
  /** Of an officer who sees the own record. */
  own: boolean;
  onChange: (changes: { [Name in keyof Filters]: Filters[Name] | undefined }) => void;
}

const onesWords = {
  shiftId: 'oneShift',
  activityId: 'oneActivity',
  recordingId: 'oneRecording',
  causeId: 'oneCause',
  likeCause: 'likeCause',
} as const;
const ones = ['shiftId', 'activityId', 'recordingId', 'causeId', 'likeCause'] as const;

/** By `attended`. */
const sessionWords: Record<string, 'ofSessionAttended' | 'ofSessionAbsent'> = {
  true: 'ofSessionAttended',
  false: 'ofSessionAbsent',
};

export function FindingFilters({ filters, own, onChange }: Props) {
  const { language } = useLanguage();
  const texts = useWords(findingListWords);
  const decisions = useWords(findingDecisionWords);
  const confirmedName = violationClassNames[filters.confirmed as ViolationClass]?.[language] ?? '';
  const of = (name: keyof Filters) => ({
    value: filters[name],
    onChange: (value: string | undefined) => onChange({ [name]: value }),
  });
  return (
    <>
      <Segmented
        aria-label={texts.state}
        value={stateOf(filters)}
        options={[...optionsOf(findingStateLooks, language), { value: 'all', label: texts.all }]}
        onChange={(state) => onChange({ state: String(state) })}
      />
      <ChoiceFilter
        {...of('handling')}
        label={decisions.handling}
        options={[
          { value: 'unsettled', label: decisions.unsettled },
          { value: 'overdue', label: decisions.overdue },
          ...optionsOf(handlingLooks, language),
        ]}
        width={110}
      />
      <ChoiceFilter {...of('kind')} label={texts.kind} options={optionsOf(findingKindLooks, language)} />
      <ChoiceFilter
        {...of('violationClass')}
        label={texts.violation}
        options={Object.entries(violationClassNames).map(([value, name]) => ({ value, label: name[language] }))}
        width={120}
      />
      <ChoiceFilter {...of('grade')} label={texts.grade} options={optionsOf(findingGradeLooks, language)} width={96} />
      <ChoiceFilter {...of('appeal')} label={texts.appeal} options={optionsOf(appealLooks, language)} width={110} />
      {own ? null : <OfficerFilter {...of('badgeNo')} />}
      <RecorderFilter {...of('recorderSerial')} />
      {own ? null : <UnitSelect {...of('unitCode')} />}
      <CampaignFilter {...of('campaignId')} />
      <DateRangeFilter from={filters.from} to={filters.to} onChange={onChange} label={texts.dutyDate} />
      {ones.map((name) =>
        filters[name] === undefined ? null : (
          <Tag key={name} closable onClose={() => onChange({ [name]: undefined })}>
            {texts[onesWords[name]]}
          </Tag>
        ),
      )}
      {filters.confirmed === undefined ? null : (
        <Tag closable onClose={() => onChange({ confirmed: undefined })}>
          {texts.confirmedAs(confirmedName)}
        </Tag>
      )}
      {filters.sessionId === undefined ? null : (
        <Tag closable onClose={() => onChange({ sessionId: undefined, sessionUnit: undefined, attended: undefined })}>
          {texts[sessionWords[filters.attended ?? ''] ?? 'ofSession']}
        </Tag>
      )}
      <FindingOrder />
      <ClearFilters filters={filters} names={findingFilterNames} onChange={onChange} />
    </>
  );
}
