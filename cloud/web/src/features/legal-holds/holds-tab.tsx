import type { LegalHoldRow } from '@rollcall/shared/resources/legal-holds';
import { legalHoldWords } from '@rollcall/shared/words/legal-holds';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { legalHoldLooks } from './recording-holds.tsx';

/** What is kept from being deleted, by whom and why; a row leads to the recording, where it is lifted. */
export function HoldsTab() {
  const texts = useWords(legalHoldWords);
  const [{ active }, change] = useUrlQuery(['active']);
  return (
    <ServerTable<LegalHoldRow>
      path="legal-holds"
      exports="legal-holds"
      query={{ active: active === 'all' ? undefined : '1' }}
      unfiltered={{ active: '1' }}
      columns={[
        {
          key: 'state',
          title: texts.title,
          width: 110,
          always: true,
          cell: ({ state }) => <StateTag look={legalHoldLooks[state]} />,
        },
        {
          key: 'recording',
          title: texts.recording,
          always: true,
          width: 300,
          cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
        },
        { key: 'reason', title: texts.reason, cell: ({ reason }) => reason },
        {
          key: 'placed',
          title: texts.placed,
          width: 170,
          cell: ({ placedBy, placedAt }) => (
            <TwoLines below={<NoWrap>{formatFull(placedAt)}</NoWrap>}>{placedBy}</TwoLines>
          ),
        },
        {
          key: 'until',
          title: texts.until,
          width: 170,
          cell: ({ expiresAt }) => <NoWrap>{expiresAt === null ? texts.open : formatFull(expiresAt)}</NoWrap>,
        },
        {
          key: 'lifted',
          title: texts.lifted,
          width: 200,
          cell: ({ liftedBy, liftReason }) =>
            liftedBy === null ? '' : <TwoLines below={liftReason ?? undefined}>{liftedBy}</TwoLines>,
        },
      ]}
      rowKey={({ legalHoldId }) => legalHoldId}
      name={texts.title}
      linkOf={({ recordingId }) => paths.recording(recordingId)}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
      filters={
        <Checkbox
          checked={active !== 'all'}
          onChange={(event) => change({ active: event.target.checked ? undefined : 'all' })}
        >
          {texts.activeOnly}
        </Checkbox>
      }
    />
  );
}
