import { delegationFilters } from '@rollcall/shared/fields/delegations';
import { roleNames } from '@rollcall/shared/fields/roles';
import type { DelegationRow } from '@rollcall/shared/resources/delegations';
import { commonWords } from '@rollcall/shared/words/common';
import { delegationColumns, delegationWords } from '@rollcall/shared/words/delegations';
import { Popconfirm } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { DelegationDrawer } from './delegation-drawer.tsx';

/** Who stands in for which leader, and when. */
export function DelegationsTab() {
  const texts = useWords(delegationWords);
  const { language } = useLanguage();
  const [filters, change] = useFilters(delegationFilters);
  const entry = useEntry();
  const person = ({ username, officerName }: DelegationRow['leader']) => (
    <TwoLines below={username}>{officerName ?? username}</TwoLines>
  );
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ListTable
        list="delegations"
        columns={delegationColumns}
        cells={{
          unit: ({ unitName, leaderRole }) => <NoWrap>{unitName ?? roleNames[leaderRole][language]}</NoWrap>,
          leader: ({ leader }) => person(leader),
          delegate: ({ delegate }) => person(delegate),
          time: ({ startsAt, endsAt }) => (
            <TwoLines below={<NoWrap>{formatFull(endsAt)}</NoWrap>}>
              <NoWrap>{formatFull(startsAt)}</NoWrap>
            </TwoLines>
          ),
          end: (row) => (row.state === 'ended' ? (row.endedBy ?? '') : <EndDelegation delegation={row} />),
        }}
        query={filters}
        idOf={({ delegationId }) => delegationId}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={delegationFilters} values={filters} onChange={change} />}
        buttons={<ListButtons action="delegations.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <DelegationDrawer onClose={entry.close} /> : null}
    </>
  );
}

/** Ends it before its time, once asked whether it is meant. */
function EndDelegation({ delegation: { delegationId } }: { delegation: DelegationRow }) {
  const { end } = useWords(delegationWords);
  const { cancel } = useWords(commonWords);
  const { start, running, problem } = useCall('DELETE delegations/:delegationId');
  return (
    <>
      <Popconfirm title={end} okText={end} cancelText={cancel} onConfirm={() => start({ params: { delegationId } })}>
        <ActionButton action="delegations.write" size="small" danger loading={running}>
          {end}
        </ActionButton>
      </Popconfirm>
      <ProblemNotice problem={problem} />
    </>
  );
}
