import type { Field, Fields } from '@rollcall/shared/fields/field';
import { fitsAddress } from '@rollcall/shared/fields/fits';
import { yesNoNames } from '@rollcall/shared/words/common';
import { DatePicker } from 'antd';
import { useRead } from '../api/use-read.ts';
import { UnitSelect } from '../controls/unit-select.tsx';
import { useLanguage } from '../language/language-context.ts';
import { optionsIn } from '../state/options-of.ts';
import { useUrlQuery } from '../url/use-url-query.ts';
import { CampaignFilter } from './campaign-filter.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { DateFilter } from './date-filter.tsx';
import type { Filter } from './filter.ts';
import { OfficerFilter } from './officer-filter.tsx';
import { fromPicker, toPicker } from './picker-time.ts';
import { RecorderFilter } from './recorder-filter.tsx';
import { TextFilter } from './text-filter.tsx';

/**
 * The filters of a list in the page's address, by the names of their fields; what a field can't have counts as none.
 * @param others what else of the address the list goes by
 */
export function useFilters<All extends Fields, Other extends string = never>(
  fields: All,
  others: readonly Other[] = [],
) {
  const [query, change] = useUrlQuery<(keyof All & string) | Other>([...Object.keys(fields), ...others] as Other[]);
  const fitting = Object.entries<string | undefined>(query).filter(([name, text]) => {
    const field = fields[name];
    return text !== undefined && (field === undefined || fitsAddress(field, text));
  });
  return [Object.fromEntries(fitting) as typeof query, change] as const;
}

type Values<All> = { [Name in keyof All]?: string | undefined };

interface Props<All extends Fields> {
  of: All;
  /** As `useFilters` reads them. */
  values: Values<All>;
  onChange: (changes: Values<All>) => void;
}

/** The filters of a list, each by the kind of its field, in the order of the data. */
export function FieldFilters<All extends Fields>({ of, values, onChange }: Props<All>) {
  return Object.entries(of).map(([name, field]) => (
    <FieldFilter
      key={name}
      field={field}
      value={values[name]}
      onChange={(value) => onChange({ [name]: value } as Values<All>)}
    />
  ));
}

function FieldFilter({
  field,
  ...filter
}: {
  field: Field;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { language } = useLanguage();
  const label = field.label[language];
  switch (field.kind) {
    case 'search':
      return <TextFilter {...filter} label={label} mostLength={field.most} {...(field.wide ? { width: 220 } : {})} />;
    case 'unit':
      return <UnitSelect {...filter} />;
    case 'officer':
      return <OfficerFilter {...filter} label={label} />;
    case 'recorder':
      return <RecorderFilter {...filter} label={label} />;
    case 'duty_type':
      return <DutyTypeFilter {...filter} label={label} />;
    case 'campaign':
      return <CampaignFilter {...filter} />;
    case 'choice':
      return <ChoiceFilter {...filter} label={label} options={optionsIn(field.choices, language)} />;
    case 'date':
      return <DateFilter {...filter} label={label} />;
    case 'instant':
      return <TimeFilter {...filter} label={label} />;
    case 'flag':
      return (
        <ChoiceFilter
          {...filter}
          label={label}
          options={optionsIn({ true: yesNoNames.yes, false: yesNoNames.no }, language)}
        />
      );
    default:
      return null; // No list is filtered by these.
  }
}

/** Those that are retired, too: shifts of before have them. */
function DutyTypeFilter(filter: Filter & { label: string }) {
  const dutyTypes = useRead('GET duty-types', {}).answer?.rows ?? [];
  return (
    <ChoiceFilter
      {...filter}
      options={dutyTypes.map(({ dutyType, name }) => ({ value: dutyType, label: name }))}
      width={140}
    />
  );
}

/** One instant, to the minute. */
function TimeFilter({ value, onChange, label }: Filter & { label: string }) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value === undefined ? null : toPicker(value)}
      onChange={(picked) => onChange(picked ? fromPicker(picked.second(0)) : undefined)}
    />
  );
}
