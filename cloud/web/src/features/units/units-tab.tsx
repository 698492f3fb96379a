import { leadershipWords } from '@rollcall/shared/words/leaderships';
import { registryWords } from '@rollcall/shared/words/registry';
import { unitColumns } from '@rollcall/shared/words/units';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { UnitDrawer } from './unit-drawer.tsx';

const inUse = { retired: 'false' };

/** The brigade, its squads and sections; a row opens the entry. */
export function UnitsTab() {
  const all = useWords(registryWords);
  const { showAll } = useWords(leadershipWords);
  const [{ shown }, change] = useUrlQuery(['shown']);
  const entry = useEntry();
  const { answer } = useRead('GET units', { query: {} });
  const names = new Map(answer?.rows.map(({ unitCode, name }) => [unitCode, name]));
  const ofUnit = (tab: 'officers' | 'recorders', unitCode: string) =>
    `${paths.registry(tab)}?unitCode=${encodeURIComponent(unitCode)}`;
  return (
    <>
      <ListTable
        list="units"
        columns={unitColumns}
        cells={{
          name: ({ name, retired }) => (
            <NoWrap>
              {name} {retired ? <RetiredMark what="unit" /> : null}
            </NoWrap>
          ),
          parent: ({ parentCode }) => (
            <NoWrap>{parentCode === null ? '' : (names.get(parentCode) ?? parentCode)}</NoWrap>
          ),
          officers: ({ officers, unitCode }) => <Link to={ofUnit('officers', unitCode)}>{officers}</Link>,
          recorders: ({ recorders, unitCode }) => <Link to={ofUnit('recorders', unitCode)}>{recorders}</Link>,
          leaders: ({ unitCode }) => <Link to={paths.leaderships({ of: 'units', unitCode })}>{showAll}</Link>,
        }}
        query={shown === 'all' ? {} : inUse}
        unfiltered={inUse}
        idOf={({ unitCode }) => unitCode}
        name={all.tabs.units}
        linkOf={({ unitCode }) => `${paths.registry('units')}?entry=${encodeURIComponent(unitCode)}`}
        empty={{ title: all.unit.empty, hint: all.unit.emptyHint }}
        filters={
          <RetiredChoice
            inUse={all.unit.inUse}
            withRetired={all.unit.withRetired}
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
