import { shiftTemplateColumns, shiftTemplateWords } from '@rollcall/shared/words/shift-templates';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { DutyNav } from '../../navigation/duty-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { TemplateDrawer, TemplateForm } from './template-drawer.tsx';

/** Shifts that units use often; a row opens the entry. */
export function ShiftTemplatesPage() {
  const texts = useWords(shiftTemplateWords);
  const entry = useEntry();
  const [{ unitCode, retired }, change] = useUrlQuery(['unitCode', 'retired']);
  usePageTitle(texts.title);
  return (
    <>
      <DutyNav />
      <h1 style={{ marginBlock: 10 }}>{texts.title}</h1>
      <ListTable
        list="shift-templates"
        columns={shiftTemplateColumns}
        cells={{ unitName: ({ unitName }) => unitName ?? texts.wholeBrigade }}
        query={{ unitCode, retired }}
        idOf={({ shiftTemplateId }) => shiftTemplateId}
        name={texts.title}
        onOpen={({ shiftTemplateId }) => entry.open(shiftTemplateId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <ChoiceFilter
              label={texts.state}
              value={retired}
              onChange={(chosen) => change({ retired: chosen })}
              options={[
                { value: 'false', label: texts.onlyUsed },
                { value: 'true', label: texts.onlyRetired },
              ]}
            />
          </>
        }
        buttons={
          <ListButtons
            action="shifts.write"
            add={texts.add}
            onAdd={() => entry.open('new')}
            imports="shift-templates"
          />
        }
      />
      {entry.adding ? <TemplateForm onClose={entry.close} /> : null}
      {entry.entry === undefined || entry.adding ? null : (
        <TemplateDrawer key={entry.entry} shiftTemplateId={entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
