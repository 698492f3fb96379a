import type { UnitRow } from '@rollcall/shared/http/units';
import { leadershipWords } from '@rollcall/shared/words/leaderships';
import { registryWords } from '@rollcall/shared/words/registry';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { useAnswer } from '../../api/use-answer.ts';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { unitColumns } from './unit-columns.tsx';
import { UnitDrawer } from './unit-drawer.tsx';

const inUse = { retired: 'false' };

/** The brigade, its squads and sections; a row opens the entry. */
export function UnitsTab() {
  const all = useWords(registryWords);
  const leaderships = useWords(leadershipWords);
  const retiring = useWords(retiringWords);
  const [{ shown }, change] = useUrlQuery(['shown']);
  const entry = useEntry();
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units');
  const names = new Map(answer?.rows.map(({ unitCode, name }) => [unitCode, name]));
  return (
    <>
      <ServerTable<UnitRow>
        path="units"
        exports="units"
        query={shown === 'all' ? {} : inUse}
        unfiltered={inUse}
        columns={unitColumns(all.unit, names, leaderships, useLanguage().language)}
        rowKey={({ unitCode }) => unitCode}
        name={all.tabs.units}
        linkOf={({ unitCode }) => `${paths.registry('units')}?entry=${encodeURIComponent(unitCode)}`}
        empty={{ title: all.unit.empty, hint: all.unit.emptyHint }}
        filters={
          <RetiredChoice
            inUse={retiring.unitsInUse}
            withRetired={retiring.withRetiredUnits}
            value={shown}
            onChange={(chosen) => change({ shown: chosen })}
          />
        }
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
