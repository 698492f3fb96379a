import { recorderFilters } from '@rollcall/shared/fields/recorders';
import type { RecorderRow } from '@rollcall/shared/http/recorders';
import { registryWords } from '@rollcall/shared/words/registry';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { CheckedOutFilter } from '../../filters/checked-out-filter.tsx';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { recorderColumns } from './recorder-columns.tsx';
import { RecorderDrawer } from './recorder-drawer.tsx';

const inUse = { retired: 'false' };

/** The recorders with who holds each; a row opens its own page. */
export function RecordersTab() {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const { language } = useLanguage();
  const retiring = useWords(retiringWords);
  const [{ shown, ...filters }, change] = useFilters(recorderFilters, ['checkedOut', 'shown']);
  // Who asks for the scrapped ones gets them, and what is checked out is counted whatever its state.
  const withScrapped = shown === 'all' || filters.state === 'scrapped' || filters.checkedOut !== undefined;
  const entry = useEntry();
  return (
    <>
      <ServerTable<RecorderRow>
        path="recorders"
        exports="recorders"
        query={withScrapped ? filters : { ...filters, ...inUse }}
        unfiltered={inUse}
        columns={recorderColumns(texts, language)}
        rowKey={({ recorderSerial }) => recorderSerial}
        name={all.tabs.recorders}
        linkOf={({ recorderSerial }) => paths.recorder(recorderSerial)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <FieldFilters of={recorderFilters} values={filters} onChange={change} />
            <CheckedOutFilter value={filters.checkedOut} onChange={(checkedOut) => change({ checkedOut })} />
            <RetiredChoice
              inUse={retiring.recordersInUse}
              withRetired={retiring.withScrapped}
              value={withScrapped ? 'all' : undefined}
              onChange={(chosen) => change({ shown: chosen })}
            />
          </>
        }
        buttons={
          <ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} imports="recorders" />
        }
      />
      {entry.adding ? <RecorderDrawer onClose={entry.close} /> : null}
    </>
  );
}
