import { dutyTypeColumns } from '@rollcall/shared/words/duty-types';
import { registryWords } from '@rollcall/shared/words/registry';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { DutyTypeDrawer } from './duty-type-drawer.tsx';

/** What officers may be rostered for, and whether it must be recorded; a row opens the entry. */
export function DutyTypesTab() {
  const all = useWords(registryWords);
  const texts = all.dutyType;
  const entry = useEntry();
  return (
    <>
      <ListTable
        list="duty-types"
        columns={dutyTypeColumns}
        cells={{ retired: ({ retired }) => (retired ? all.yes : '') }}
        query={{}}
        idOf={({ dutyType }) => dutyType}
        name={all.tabs['duty-types']}
        linkOf={({ dutyType }) => `${paths.registry('duty-types')}?entry=${dutyType}`}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={<ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.entry === undefined ? null : (
        <DutyTypeDrawer key={entry.entry} dutyType={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
