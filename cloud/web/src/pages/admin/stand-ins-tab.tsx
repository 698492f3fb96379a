import type { DelegationRow } from '@rollcall/shared/http/delegations';
import { adminWords } from '@rollcall/shared/words/admin';
import { shellWords } from '@rollcall/shared/words/shell';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { EndDelegation } from './end-delegation.tsx';
import { StandInDrawer } from './stand-in-drawer.tsx';

/** Who stands in for which leader, and when. */
export function StandInsTab() {
  const all = useWords(adminWords);
  const texts = all.standIn;
  const { roles } = useWords(shellWords);
  const [{ state }, change] = useUrlQuery(['state']);
  const entry = useEntry();
  const person = ({ username, officerName }: DelegationRow['leader']) => (
    <TwoLines below={username}>{officerName ?? username}</TwoLines>
  );
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ServerTable<DelegationRow>
        path="delegations"
        exports="delegations"
        query={{ state }}
        columns={[
          { key: 'state', title: texts.state, width: 100, always: true, cell: (row) => texts.states[row.state] },
          {
            key: 'unit',
            title: texts.unit,
            width: 160,
            cell: ({ unitName, leaderRole }) => <NoWrap>{unitName ?? roles[leaderRole]}</NoWrap>,
          },
          { key: 'leader', title: texts.leader, width: 170, always: true, cell: ({ leader }) => person(leader) },
          {
            key: 'delegate',
            title: texts.delegate,
            width: 170,
            always: true,
            cell: ({ delegate }) => person(delegate),
          },
          {
            key: 'time',
            title: texts.time,
            width: 180,
            cell: ({ startsAt, endsAt }) => (
              <TwoLines below={<NoWrap>{formatFull(endsAt)}</NoWrap>}>
                <NoWrap>{formatFull(startsAt)}</NoWrap>
              </TwoLines>
            ),
          },
          { key: 'reason', title: all.reason, cell: ({ reason }) => reason },
          { key: 'namedBy', title: texts.namedBy, width: 150, cell: ({ namedBy }) => namedBy },
          {
            key: 'end',
            title: texts.end,
            width: 110,
            always: true,
            cell: (row) => (row.state === 'ended' ? (row.endedBy ?? '') : <EndDelegation delegation={row} />),
          },
        ]}
        rowKey={({ delegationId }) => delegationId}
        name={all.tabs.standIns}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <ChoiceFilter
            label={texts.state}
            value={state}
            onChange={(chosen) => change({ state: chosen })}
            options={(['in_force', 'coming', 'ended'] as const).map((value) => ({
              value,
              label: texts.states[value],
            }))}
          />
        }
        buttons={<ListButtons action="delegations.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <StandInDrawer onClose={entry.close} /> : null}
    </>
  );
}
