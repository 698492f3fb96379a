import type { DeletionDecision, DeletionListDetail } from '@rollcall/shared/http/deletion-lists';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './retention.module.css';

/** One of the two approvals, or a refusal: with a reason, and the number of recordings typed by whoever approves. */
export function DeletionDecisionForm({ list }: { list: DeletionListDetail }) {
  const all = useWords(retentionWords);
  const texts = all.lists;
  const may = useCan()('retention.approve');
  const id = useId();
  const [reason, setReason, draft] = useDraftState({ name: all.change.reason, subject: list.deletionListId }, '');
  const [count, setCount] = useState('');
  const { start, running, problem } = useChange({
    send: (commandKey, decision: DeletionDecision['decision']) =>
      request<DeletionListDetail>(`deletion-lists/${list.deletionListId}/decisions`, {
        method: 'POST',
        commandKey,
        body: {
          decision,
          reason: reason.trim(),
          recordings: decision === 'approved' ? Number(count) : list.recordings,
        } satisfies DeletionDecision,
      }),
    outdates: ['deletion-lists', 'retention'],
  });
  if (!may) return null;
  if (list.decidedByMe) return <p>{texts.decidedByMe}</p>;
  const given = isReason(reason);
  return (
    <div className={classes.stack}>
      <p>
        <strong>{texts.warning}</strong> {texts.needed}
      </p>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={all.change.reason}
        placeholder={all.change.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={id}>{texts.typeCount(list.recordings)}</label>
      <div className={classes.row}>
        <Input
          id={id}
          inputMode="numeric"
          style={{ width: 90 }}
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        <Button
          danger
          type="primary"
          disabled={!given || Number(count) !== list.recordings}
          loading={running}
          onClick={() => draft.sent(() => start('approved'))}
        >
          {texts.approve}
        </Button>
        <Button disabled={!given || running} onClick={() => draft.sent(() => start('refused'))}>
          {texts.refuse}
        </Button>
      </div>
    </div>
  );
}
