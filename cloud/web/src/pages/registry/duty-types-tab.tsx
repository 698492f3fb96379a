import type { DutyTypeRow } from '@rollcall/shared/http/duty-types';
import { registryWords } from '@rollcall/shared/words/registry';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { DutyTypeDrawer } from './duty-type-drawer.tsx';

/** What officers may be rostered for, and whether it must be recorded; a row opens the entry. */
export function DutyTypesTab() {
  const all = useWords(registryWords);
  const texts = all.dutyType;
  const entry = useEntry();
  return (
    <>
      <ServerTable<DutyTypeRow>
        path="duty-types"
        exports="duty-types"
        query={{}}
        columns={[
          { key: 'name', title: texts.name, always: true, width: 180, cell: ({ name }) => name },
          { key: 'rule', title: texts.rule, width: 120, cell: ({ recordingRule }) => texts[recordingRule] },
          { key: 'retired', title: texts.retired, width: 100, cell: ({ retired }) => (retired ? all.yes : '') },
          { key: 'code', title: texts.code, cell: ({ dutyType }) => dutyType },
        ]}
        rowKey={({ dutyType }) => dutyType}
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
