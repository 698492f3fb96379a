import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { columnWords } from '@rollcall/shared/words/columns';
import { custodyDisputeColumns, custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { useState } from 'react';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DisputeDrawer } from './dispute-drawer.tsx';

/** What officers say against check-outs in their names; a row opens it, to be decided by somebody else. */
export function DisputesTab() {
  const texts = useWords(custodyDisputeWords);
  const { state } = useWords(columnWords);
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(['state', 'badgeNo', 'unitCode', 'recorderSerial']);
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
        filters={
          <>
            <ChoiceFilter
              label={state}
              value={filters.state}
              onChange={(chosen) => change({ state: chosen })}
              options={optionsOf(disputeLooks, language)}
            />
            <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <RecorderFilter value={filters.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
          </>
        }
      />
      {open ? <DisputeDrawer dispute={open} onClose={close} /> : null}
    </>
  );
}
