import type { CustodyRow } from '@rollcall/shared/http/custodies';
import { registryWords } from '@rollcall/shared/words/registry';
import { Segmented } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { CheckedOutFilter } from '../../filters/checked-out-filter.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { custodyColumns } from './custody-columns.tsx';
import { CustodyDrawer } from './custody-drawer.tsx';
import { CustodyView } from './custody-view.tsx';

/** Who holds and held which recorder; a row opens the entry. */
export function CustodiesTab() {
  const all = useWords(registryWords);
  const texts = all.custody;
  const [filters, change] = useUrlQuery(['recorderSerial', 'badgeNo', 'unitCode', 'basis', 'checkedOut', 'at']);
  // An entry has no address of its own: it is opened from the list only.
  const [open, setOpen] = useState<CustodyRow | 'new'>();
  return (
    <>
      <ServerTable<CustodyRow>
        path="custodies"
        exports="custodies"
        query={filters}
        columns={custodyColumns(texts)}
        rowKey={({ custodyId }) => custodyId}
        name={all.tabs.custodies}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <ChoiceFilter
              label={texts.basis}
              value={filters.basis}
              onChange={(basis) => change({ basis })}
              options={[
                { value: 'assignment', label: texts.assignment },
                { value: 'check_out', label: texts.check_out },
                { value: 'observed', label: texts.observed },
              ]}
            />
            <CheckedOutFilter value={filters.checkedOut} onChange={(checkedOut) => change({ checkedOut })} />
            <Segmented
              value={filters.at === undefined ? 'all' : 'now'}
              options={[
                { value: 'all', label: texts.all },
                { value: 'now', label: texts.now },
              ]}
              onChange={(which) => change({ at: which === 'now' ? new Date().toISOString() : undefined })}
            />
          </>
        }
        buttons={
          <ListButtons action="custodies.write" add={texts.add} onAdd={() => setOpen('new')} imports="custodies" />
        }
      />
      {open === undefined ? null : <OpenCustody open={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What was entered is changed by who may; everything else is looked at. */
function OpenCustody({ open, onClose }: { open: CustodyRow | 'new'; onClose: () => void }) {
  const mayWrite = useCan()('custodies.write');
  if (open === 'new') return <CustodyDrawer onClose={onClose} />;
  const { basis } = open;
  if (basis === 'observed' || !mayWrite) return <CustodyView custody={open} onClose={onClose} />;
  return <CustodyDrawer custody={{ ...open, basis }} onClose={onClose} />;
}
