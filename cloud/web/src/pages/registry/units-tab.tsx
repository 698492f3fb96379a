import type { UnitRow } from '@rollcall/shared/http/units';
import { registryWords } from '@rollcall/shared/words/registry';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { unitColumns } from './unit-columns.tsx';
import { UnitDrawer } from './unit-drawer.tsx';

/** The brigade, its squads and sections; a row opens the entry. */
export function UnitsTab() {
  const all = useWords(registryWords);
  const entry = useEntry();
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units');
  const names = new Map(answer?.rows.map(({ unitCode, name }) => [unitCode, name]));
  return (
    <>
      <ServerTable<UnitRow>
        path="units"
        exports="units"
        query={{}}
        columns={unitColumns(all.unit, names)}
        rowKey={({ unitCode }) => unitCode}
        name={all.tabs.units}
        linkOf={({ unitCode }) => `${paths.registry('units')}?entry=${encodeURIComponent(unitCode)}`}
        empty={{ title: all.unit.empty, hint: all.unit.emptyHint }}
        buttons={
          <ListButtons action="registry.write" add={all.unit.add} onAdd={() => entry.open('new')} imports="units" />
        }
      />
      {entry.entry === undefined ? null : (
        <UnitDrawer key={entry.entry} unitCode={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
