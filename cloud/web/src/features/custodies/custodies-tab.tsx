import { custodyFilters } from '@rollcall/shared/fields/custodies';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { custodyColumns } from '@rollcall/shared/words/custodies';
import { registryWords } from '@rollcall/shared/words/registry';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { CustodyBasis } from './custody-basis.tsx';
import { CustodyDrawer } from './custody-drawer.tsx';
import { CustodyView } from './custody-view.tsx';

/** Who holds and held which recorder; a row opens the entry. */
export function CustodiesTab() {
  const all = useWords(registryWords);
  const texts = all.custody;
  const [filters, change] = useFilters(custodyFilters, ['at']);
  // An entry has no address of its own: it is opened from the list only.
  const [open, setOpen] = useState<CustodyRow | 'new'>();
  return (
    <>
      <ListTable
        list="custodies"
        columns={custodyColumns}
        cells={{
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          basis: (custody) => <CustodyBasis custody={custody} />,
          heldFrom: ({ heldFrom }) => <HeldTime at={heldFrom} />,
          heldUntil: ({ heldUntil }) => <HeldTime at={heldUntil} />,
        }}
        query={filters}
        idOf={({ custodyId }) => custodyId}
        name={all.tabs.custodies}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <FieldFilters of={custodyFilters} values={filters} onChange={change} />
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
