import type { RecorderRow } from '@rollcall/shared/http/recorders';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { optionsOf } from '../../state/options-of.ts';
import { recorderLooks } from '../../state/state-look.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { recorderColumns } from '../registry/recorder-columns.tsx';

/** What can stand in for a broken recorder, and with whom it is. */
export function SparesTab() {
  const texts = useWords(deviceWords);
  const { recorder } = useWords(registryWords);
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(['unitCode', 'state']);
  return (
    <ServerTable<RecorderRow>
      path="recorders"
      exports="recorders"
      query={{ ...filters, spare: 'true' }}
      unfiltered={{ spare: 'true' }}
      columns={recorderColumns(recorder, language).filter(({ key }) => key !== 'spare')}
      rowKey={({ recorderSerial }) => recorderSerial}
      name={texts.tabs.spares}
      linkOf={({ recorderSerial }) => paths.recorder(recorderSerial)}
      empty={{ title: texts.spare.empty, hint: texts.spare.emptyHint }}
      filters={
        <>
          <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
          <ChoiceFilter
            label={texts.state}
            value={filters.state}
            onChange={(state) => change({ state })}
            options={optionsOf(recorderLooks, language)}
          />
        </>
      }
    />
  );
}
