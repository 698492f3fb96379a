import type { RecusalRow } from '@rollcall/shared/http/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { useSession } from '../../session/session-context.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ConflictDrawer } from './conflict-drawer.tsx';
import { declaresForOthers } from './declares-for-others.ts';
import { EndRecusal } from './end-recusal.tsx';
import { RecusalDrawer } from './recusal-drawer.tsx';

/** Who decides nothing about whom. */
export function ConflictsTab() {
  const all = useWords(adminWords);
  const texts = all.conflict;
  const [{ all: whole }, change] = useUrlQuery(['all']);
  const entry = useEntry();
  const mayEnd = declaresForOthers(useSession());
  const [opened, setOpened] = useState<RecusalRow>();
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ServerTable<RecusalRow>
        path="recusals"
        exports="recusals"
        query={{ inForce: whole === '1' ? undefined : '1' }}
        unfiltered={{ inForce: '1' }}
        columns={[
          { key: 'account', title: texts.account, width: 170, always: true, cell: ({ name }) => name },
          {
            key: 'officer',
            title: texts.officer,
            width: 170,
            always: true,
            cell: ({ badgeNo, officerName }) => <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>,
          },
          { key: 'reason', title: all.reason, cell: ({ reason }) => reason },
          {
            key: 'declared',
            title: texts.declared,
            width: 180,
            cell: ({ declaredBy, declaredAt }) => (
              <TwoLines below={<NoWrap>{formatFull(declaredAt)}</NoWrap>}>{declaredBy}</TwoLines>
            ),
          },
          {
            key: 'ended',
            title: texts.ended,
            width: 240,
            always: true,
            cell: (row) =>
              row.endedBy !== null ? (
                <TwoLines below={row.endReason ?? undefined}>{row.endedBy}</TwoLines>
              ) : mayEnd ? (
                <EndRecusal recusal={row} />
              ) : null,
          },
        ]}
        rowKey={({ recusalId }) => recusalId}
        onOpen={setOpened}
        name={all.tabs.conflicts}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <>
            <Checkbox
              checked={whole !== '1'}
              onChange={(event) => change({ all: event.target.checked ? undefined : '1' })}
            >
              {texts.inForce}
            </Checkbox>
            <ListButtons action="recusals.write" add={texts.add} onAdd={() => entry.open('new')} />
          </>
        }
      />
      {entry.adding ? <ConflictDrawer onClose={entry.close} /> : null}
      {opened ? <RecusalDrawer recusal={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}
