import { outsideDecisionColumns, outsideDecisionWords } from '@rollcall/shared/words/outside-decisions';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { optionsOf } from '../../state/options-of.ts';
import { outsideLooks } from '../../state/outside-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { OutsideDecisionDrawer } from './outside-decision-drawer.tsx';

/** What was decided outside, and what of it waits for a second person; a row opens it. */
export function OutsideDecisionsPage() {
  const { language } = useLanguage();
  const texts = useWords(outsideDecisionWords);
  const [{ state, unitCode }, change] = useUrlQuery(['state', 'unitCode']);
  const { entry, open, close } = useEntry();
  usePageTitle(texts.title);
  const states = optionsOf(outsideLooks, language);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.title}</h1>
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      <ListTable
        list="outside-decisions"
        columns={outsideDecisionColumns}
        cells={{ state: (row) => <StateTag look={outsideLooks[row.state]} /> }}
        query={{ unitCode, state: states.find(({ value }) => value === state)?.value }}
        idOf={({ outsideDecisionId }) => outsideDecisionId}
        name={texts.title}
        onOpen={({ outsideDecisionId }) => open(outsideDecisionId)}
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
          </>
        }
      />
      {entry === undefined ? null : <OutsideDecisionDrawer key={entry} outsideDecisionId={entry} onClose={close} />}
    </>
  );
}
