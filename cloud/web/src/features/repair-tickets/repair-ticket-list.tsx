import { repairTicketColumns, repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { repairLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { NewFaultDrawer } from './new-fault-drawer.tsx';
import { TicketDrawer } from './ticket-drawer.tsx';

/** What is broken and what becomes of it; a row opens its ticket. */
export function RepairTicketList() {
  const texts = useWords(repairTicketWords);
  const [{ state, ...filters }, change] = useUrlQuery(['recorderSerial', 'unitCode', 'state']);
  const entry = useEntry();
  return (
    <>
      <ListTable
        list="repair-tickets"
        columns={repairTicketColumns}
        cells={{
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          state: (ticket) => <StateTag look={repairLooks[ticket.state]} />,
        }}
        query={{ ...filters, state }}
        idOf={({ repairTicketId }) => repairTicketId}
        name={texts.title}
        onOpen={({ repairTicketId }) => entry.open(repairTicketId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <Segmented
              value={state === undefined ? 'all' : 'unsettled'}
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
