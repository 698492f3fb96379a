import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { spotOrderColumns, spotOrderWords, spotOriginNames } from '@rollcall/shared/words/spot-orders';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { ClearFilters } from '../../filters/clear-filters.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { optionsOf } from '../../state/options-of.ts';
import { spotOrderLooks } from '../../state/spot-order-looks.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { SpotOrderDrawer } from './spot-order-drawer.tsx';
import { SpotOrderTags } from './spot-order-tags.tsx';

const filterNames = ['state', 'origin', 'originId', 'unitCode', 'ownerBadgeNo', 'from', 'to'] as const;

/** Orders to put something right at once; a row opens one. */
export function SpotOrdersPage() {
  const { language } = useLanguage();
  const texts = useWords(spotOrderWords);
  const { title } = useWords(rectificationWords);
  const [{ state, origin, ...filters }, change] = useUrlQuery(filterNames);
  const { entry, open, close } = useEntry();
  usePageTitle(texts.title);
  const states = [
    { value: 'unsettled' as const, label: texts.unsettled },
    { value: 'overdue' as const, label: texts.overdue },
    { value: 'unseen' as const, label: texts.unseen },
    ...optionsOf(spotOrderLooks, language),
  ];
  const origins = (['finding', 'review', 'inspection'] as const).map((value) => ({
    value,
    label: spotOriginNames[value][language],
  }));
  const chosen = states.find(({ value }) => value === state)?.value;
  const from = origins.find(({ value }) => value === origin)?.value;
  return (
    <>
      <nav>
        <Link to={paths.rectifications()}>{title}</Link>
      </nav>
      <h1 style={{ marginBlock: 4 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      <ListTable
        list="spot-orders"
        columns={spotOrderColumns}
        cells={{ state: (row) => <SpotOrderTags order={row} /> }}
        query={{ ...filters, state: chosen, origin: from }}
        idOf={({ spotOrderId }) => spotOrderId}
        name={texts.title}
        onOpen={({ spotOrderId }) => open(spotOrderId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={chosen}
              options={states}
              onChange={(value) => change({ state: value })}
            />
            <ChoiceFilter
              label={texts.origin}
              value={from}
              options={origins}
              onChange={(value) => change({ origin: value })}
            />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <OfficerFilter
              label={texts.owner}
              value={filters.ownerBadgeNo}
              onChange={(ownerBadgeNo) => change({ ownerBadgeNo })}
            />
            <DateRangeFilter from={filters.from} to={filters.to} onChange={change} label={texts.orderedOn} />
            <ClearFilters filters={{ ...filters, state, origin }} names={filterNames} onChange={change} />
          </>
        }
      />
      {entry === undefined ? null : <SpotOrderDrawer key={entry} spotOrderId={entry} onClose={close} />}
    </>
  );
}
