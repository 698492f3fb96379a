import { custodyDisputeFilters } from '@rollcall/shared/fields/custody-disputes';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { custodyDisputeColumns, custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { useState } from 'react';
import { Link } from 'react-router';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { DisputeDrawer } from './dispute-drawer.tsx';

/** What officers say against check-outs in their names; a row opens it, to be decided by somebody else. */
export function DisputesTab() {
  const texts = useWords(custodyDisputeWords);
  const [filters, change] = useFilters(custodyDisputeFilters);
  const [open, setOpen] = useState<CustodyDisputeRow>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ListTable
        list="custody-disputes"
        columns={custodyDisputeColumns}
        cells={{
          state: (row) => <StateTag look={disputeLooks[row.state]} />,
          officer: ({ badgeNo, officerName }) => (
            <Link to={paths.officer(badgeNo)}>
              <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>
            </Link>
          ),
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          fromAt: ({ fromAt }) => <HeldTime at={fromAt} />,
          untilAt: ({ untilAt }) => <HeldTime at={untilAt} />,
        }}
        query={filters}
        idOf={({ disputeId }) => disputeId}
        name={texts.title}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={custodyDisputeFilters} values={filters} onChange={change} />}
      />
      {open ? <DisputeDrawer dispute={open} onClose={close} /> : null}
    </>
  );
}
