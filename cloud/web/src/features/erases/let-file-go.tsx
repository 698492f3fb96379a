import type { EraseFile } from '@rollcall/shared/resources/erases';
import { commonWords } from '@rollcall/shared/words/common';
import { eraseWords } from '@rollcall/shared/words/erases';
import { registryWords } from '@rollcall/shared/words/registry';
import { Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useSession } from '../../session/session-context.ts';

/** Lets a file go that blocks its card, or agrees that somebody else does; both ask first, the first for a reason. */
export function LetFileGo({ dockSessionId, file }: { dockSessionId: string; file: EraseFile }) {
  const texts = useWords(eraseWords);
  const common = useWords(commonWords);
  const registry = useWords(registryWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason, draft] = useDraftState(
    { name: texts.letGo, subject: `${dockSessionId} ${file.path.bytes}` },
    '',
  );
  const { approval } = file;
  const { start, running, problem } = useChange({
    send: async (commandKey) => {
      if (approval !== null) {
        const { approvalId } = approval;
        await call('POST erase-approvals/:approvalId/agreement', { params: { approvalId } }, commandKey);
        return;
      }
      const body = { dockSessionId, path: file.path.bytes, reason: reason.trim() };
      await call('POST erase-approvals', { body }, commandKey);
    },
    outdates: ['erase-cards'],
    onDone: () => setAsking(false),
  });
  const word = approval === null ? texts.letGo : texts.agree;
  // Nobody agrees to an own proposal.
  const mayAct = approval?.proposedBy !== useSession().username;
  return (
    <>
      {approval === null ? null : <div>{texts.proposed(approval.proposedBy, approval.reason)}</div>}
      {mayAct ? (
        <ActionButton action="erases.approve" size="small" type="link" onClick={() => setAsking(true)}>
          {word}
        </ActionButton>
      ) : null}
      <Modal
        open={asking}
        title={texts.letGoTitle}
        okText={word}
        cancelText={common.cancel}
        okButtonProps={{ danger: true, disabled: approval === null && !isReason(reason), loading: running }}
        onOk={() => draft.sent(() => start(undefined))}
        onCancel={() => {
          draft.clear();
          setAsking(false);
        }}
      >
        <ProblemNotice problem={problem} />
        <p>{file.path.text}</p>
        <p>{texts.letGoHint}</p>
        {draft.notice}
        {approval === null ? (
          <LongText
            aria-label={registry.reason}
            placeholder={registry.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : (
          <p>{texts.proposed(approval.proposedBy, approval.reason)}</p>
        )}
      </Modal>
    </>
  );
}
