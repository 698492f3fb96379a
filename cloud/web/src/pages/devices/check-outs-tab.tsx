import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import { deviceWords } from '@rollcall/shared/words/devices';
import { useState } from 'react';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { checkOutColumns } from './check-out-columns.tsx';
import { CheckOutDrawer } from './check-out-drawer.tsx';
import { CheckOutView } from './check-out-view.tsx';

/** Who took and brought back which recorder, as it was seen; a row opens it. */
export function CheckOutsTab() {
  const all = useWords(deviceWords);
  const texts = all.checkOut;
  const [filters, change] = useUrlQuery(['recorderSerial', 'badgeNo', 'unitCode', 'kind', 'source']);
  const [open, setOpen] = useState<CustodyObservationRow | 'new'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ServerTable<CustodyObservationRow>
        path="custody-observations"
        exports="custody-observations"
        query={filters}
        columns={checkOutColumns(all, useStationNames())}
        rowKey={({ observationId }) => observationId}
        name={all.tabs['check-outs']}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <ChoiceFilter
              label={texts.kind}
              value={filters.kind}
              onChange={(kind) => change({ kind })}
              options={(['check_out', 'check_in'] as const).map((value) => ({ value, label: texts.kinds[value] }))}
            />
            <ChoiceFilter
              label={texts.source}
              value={filters.source}
              onChange={(source) => change({ source })}
              options={(['kiosk', 'page', 'import'] as const).map((value) => ({ value, label: texts.sources[value] }))}
            />
          </>
        }
        buttons={
          <ListButtons action="custodies.write" add={texts.add} onAdd={() => setOpen('new')} imports="observations" />
        }
      />
      {open === 'new' ? <CheckOutDrawer onClose={close} /> : null}
      {open !== undefined && open !== 'new' ? <CheckOutView observation={open} onClose={close} /> : null}
    </>
  );
}
