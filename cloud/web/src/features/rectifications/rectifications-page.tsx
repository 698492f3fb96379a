import { rectificationColumns, rectificationWords } from '@rollcall/shared/words/rectifications';
import { spotOrderWords } from '@rollcall/shared/words/spot-orders';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { optionsOf } from '../../state/options-of.ts';
import { rectificationLooks } from '../../state/rectification-looks.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { RectificationDrawer } from './rectification-drawer.tsx';
import { RectificationTags } from './rectification-tags.tsx';

/** Orders to put right what was confirmed; a row opens one. */
export function RectificationsPage() {
  const { language } = useLanguage();
  const texts = useWords(rectificationWords);
  const spot = useWords(spotOrderWords);
  const [{ state, unitCode, ownerBadgeNo, findingId }, change] = useUrlQuery([
    'state',
    'unitCode',
    'ownerBadgeNo',
    'findingId',
  ]);
  const { entry, open, close } = useEntry();
  usePageTitle(texts.title);
  const states = [
    { value: 'unsettled' as const, label: texts.unsettled },
    { value: 'overdue' as const, label: texts.overdue },
    ...optionsOf(rectificationLooks, language),
  ];
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>
        {texts.hint} <Link to={paths.spotOrders()}>{spot.title}</Link>
      </p>
      <ListTable
        list="rectifications"
        columns={rectificationColumns}
        cells={{ state: (row) => <RectificationTags order={row} /> }}
        query={{ unitCode, ownerBadgeNo, findingId, state: states.find(({ value }) => value === state)?.value }}
        idOf={({ rectificationId }) => rectificationId}
        name={texts.title}
        onOpen={({ rectificationId }) => open(rectificationId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={state}
              options={states}
              onChange={(chosen) => change({ state: chosen })}
            />
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <OfficerFilter
              label={texts.owner}
              value={ownerBadgeNo}
              onChange={(chosen) => change({ ownerBadgeNo: chosen })}
            />
          </>
        }
      />
      {entry === undefined ? null : <RectificationDrawer key={entry} rectificationId={entry} onClose={close} />}
    </>
  );
}
