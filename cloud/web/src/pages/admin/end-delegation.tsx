import type { DelegationRow } from '@rollcall/shared/http/delegations';
import { adminWords } from '@rollcall/shared/words/admin';
import { commonWords } from '@rollcall/shared/words/common';
import { Popconfirm } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** Ends it before its time, once asked whether it is meant. */
export function EndDelegation({ delegation }: { delegation: DelegationRow }) {
  const texts = useWords(adminWords).standIn;
  const common = useWords(commonWords);
  const { start, running, problem } = useChange({
    send: (commandKey) => request<void>(`delegations/${delegation.delegationId}`, { method: 'DELETE', commandKey }),
    outdates: ['delegations'],
  });
  return (
    <>
      <Popconfirm title={texts.end} okText={texts.end} cancelText={common.cancel} onConfirm={() => start(undefined)}>
        <ActionButton action="delegations.write" size="small" danger loading={running}>
          {texts.end}
        </ActionButton>
      </Popconfirm>
      <ProblemNotice problem={problem} />
    </>
  );
}
