import type { RepairTicketRow } from '@rollcall/shared/http/repair-tickets';
import { deviceWords } from '@rollcall/shared/words/devices';
import { Segmented } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ListButtons } from '../registry/list-buttons.tsx';
import { faultColumns } from './fault-columns.tsx';
import { NewFaultDrawer } from './new-fault-drawer.tsx';
import { TicketDrawer } from './ticket-drawer.tsx';

/** What is broken and what becomes of it; a row opens its ticket. */
export function FaultsTab() {
  const all = useWords(deviceWords);
  const texts = all.fault;
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(['recorderSerial', 'unitCode', 'state']);
  const entry = useEntry();
  return (
    <>
      <ServerTable<RepairTicketRow>
        path="repair-tickets"
        exports="repair-tickets"
        query={filters}
        columns={faultColumns(all, language)}
        rowKey={({ repairTicketId }) => repairTicketId}
        name={all.tabs.faults}
        onOpen={({ repairTicketId }) => entry.open(repairTicketId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <Segmented
              value={filters.state === undefined ? 'all' : 'unsettled'}
              options={[
                { value: 'all', label: texts.all },
                { value: 'unsettled', label: texts.unsettled },
              ]}
              onChange={(which) => change({ state: which === 'all' ? undefined : 'unsettled' })}
            />
          </>
        }
        buttons={<ListButtons action="repairs.report" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <NewFaultDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <TicketDrawer repairTicketId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}
