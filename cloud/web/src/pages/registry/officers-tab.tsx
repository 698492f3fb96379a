import type { OfficerRow } from '@rollcall/shared/http/officers';
import { registryWords } from '@rollcall/shared/words/registry';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { officerColumns } from './officer-columns.tsx';
import { OfficerDrawer } from './officer-drawer.tsx';

/** The people of the brigade; a row opens the officer's own page. */
export function OfficersTab() {
  const all = useWords(registryWords);
  const texts = all.officer;
  const [filters, change] = useUrlQuery(['q', 'unitCode', 'kind', 'state']);
  const entry = useEntry();
  return (
    <>
      <ServerTable<OfficerRow>
        path="officers"
        exports="officers"
        query={filters}
        columns={officerColumns(texts)}
        rowKey={({ badgeNo }) => badgeNo}
        name={all.tabs.officers}
        linkOf={({ badgeNo }) => paths.officer(badgeNo)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <TextFilter label={texts.search} value={filters.q} onChange={(q) => change({ q })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <ChoiceFilter
              label={texts.kind}
              value={filters.kind}
              onChange={(kind) => change({ kind })}
              options={[
                { value: 'sworn', label: texts.sworn },
                { value: 'auxiliary', label: texts.auxiliary },
              ]}
            />
            <RetiredChoice
              inUse={texts.serving}
              withRetired={texts.withLeft}
              value={filters.state}
              onChange={(state) => change({ state })}
            />
          </>
        }
        buttons={
          <ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} imports="officers" />
        }
      />
      {entry.adding ? <OfficerDrawer onClose={entry.close} /> : null}
    </>
  );
}
