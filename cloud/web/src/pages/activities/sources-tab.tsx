import { PlusOutlined } from '@ant-design/icons';
import type { ActivitySourceRow } from '@rollcall/shared/http/activity-sources';
import { activityWords } from '@rollcall/shared/words/activities';
import { commonWords } from '@rollcall/shared/words/common';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonDialog } from '../../form/reason-dialog.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { NewSourceDrawer } from './new-source-drawer.tsx';

/** Which systems may tell of activities by a token, and since when. */
export function SourcesTab() {
  const texts = useWords(activityWords).sources;
  const entry = useEntry();
  return (
    <>
      <p>{texts.intro}</p>
      <ServerTable<ActivitySourceRow>
        path="activity-sources"
        exports="activity-sources"
        query={{}}
        columns={[
          { key: 'source', title: texts.source, always: true, width: 150, cell: ({ source }) => source },
          { key: 'name', title: texts.name, always: true, cell: ({ name }) => name },
          {
            key: 'added',
            title: texts.added,
            width: 180,
            cell: ({ addedBy, addedAt }) => (
              <TwoLines below={<NoWrap>{formatFull(addedAt)}</NoWrap>}>{addedBy}</TwoLines>
            ),
          },
          {
            key: 'lastUsed',
            title: texts.lastUsed,
            width: 180,
            cell: ({ lastUsedAt }) => <NoWrap>{lastUsedAt === null ? texts.never : formatFull(lastUsedAt)}</NoWrap>,
          },
          {
            key: 'state',
            title: texts.state,
            width: 180,
            cell: ({ revokedAt, revokedBy }) =>
              revokedAt === null ? (
                texts.active
              ) : (
                <TwoLines below={<NoWrap>{`${revokedBy ?? ''} ${formatFull(revokedAt)}`}</NoWrap>}>
                  {texts.revoked}
                </TwoLines>
              ),
          },
          {
            key: 'revoke',
            title: texts.revoke,
            width: 120,
            cell: ({ source, revokedAt }) => (revokedAt === null ? <SourceRevocation source={source} /> : ''),
          },
        ]}
        rowKey={({ source }) => source}
        name={texts.add}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <ActionButton
            action="accounts.write"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => entry.open('new')}
          >
            {texts.add}
          </ActionButton>
        }
      />
      {entry.adding ? <NewSourceDrawer onClose={entry.close} /> : null}
    </>
  );
}

/** Ends a token, for a reason that stays. */
function SourceRevocation({ source }: { source: string }) {
  const { sources: texts } = useWords(activityWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="accounts.write" size="small" danger onClick={() => setOpen(true)}>
        {texts.revoke}
      </ActionButton>
      {open ? <RevocationDialog source={source} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RevocationDialog({ source, onClose }: { source: string; onClose: () => void }) {
  const { sources: texts, reasonHint } = useWords(activityWords);
  const { cancel } = useWords(commonWords);
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activity-sources/${source}`, { method: 'DELETE', commandKey, body: { reason } }),
    outdates: ['activity-sources'],
    onDone: onClose,
    done: 'withdrawn',
  });
  return (
    <ReasonDialog
      title={`${texts.revoke} ${source}`}
      okText={texts.revoke}
      cancelText={cancel}
      hint={texts.revokeHint}
      reasonHint={reasonHint}
      subject={source}
      problem={problem}
      running={running}
      onDone={start}
      onClose={onClose}
    />
  );
}
