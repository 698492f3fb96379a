import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import { deviceWords } from '@rollcall/shared/words/devices';
import { useState } from 'react';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DisputeDrawer } from '../registry/dispute-drawer.tsx';
import { HeldTime } from '../registry/held-time.tsx';

/** What officers say against check-outs in their names; a row opens it, to be decided by somebody else. */
export function DisputesTab() {
  const all = useWords(deviceWords);
  const texts = all.dispute;
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(['state', 'badgeNo', 'unitCode', 'recorderSerial']);
  const [open, setOpen] = useState<CustodyDisputeRow>();
  const close = () => setOpen(undefined);
  return (
    <>
      <ServerTable<CustodyDisputeRow>
        path="custody-disputes"
        exports="custody-disputes"
        query={filters}
        rowKey={({ disputeId }) => disputeId}
        name={all.tabs.disputes}
        onOpen={setOpen}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        columns={[
          { key: 'state', title: all.state, width: 120, cell: ({ state }) => <StateTag look={disputeLooks[state]} /> },
          {
            key: 'officer',
            title: all.officer,
            always: true,
            width: 180,
            cell: ({ badgeNo, officerName }) => (
              <Link to={paths.officer(badgeNo)}>
                <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>
              </Link>
            ),
          },
          {
            key: 'recorder',
            title: all.recorder,
            width: 120,
            cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          },
          { key: 'from', title: all.conflict.from, width: 150, cell: ({ fromAt }) => <HeldTime at={fromAt} /> },
          { key: 'until', title: all.conflict.until, width: 150, cell: ({ untilAt }) => <HeldTime at={untilAt} /> },
          { key: 'reason', title: texts.reason, cell: ({ reason }) => reason },
          { key: 'decision', title: texts.decision, cell: ({ decisionReason }) => decisionReason ?? '' },
        ]}
        filters={
          <>
            <ChoiceFilter
              label={all.state}
              value={filters.state}
              onChange={(state) => change({ state })}
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
