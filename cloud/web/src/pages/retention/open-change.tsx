import type { RetentionChange, RetentionDecision, RetentionResponse } from '@rollcall/shared/http/retention';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import classes from './retention.module.css';

/** A change of periods that waits for a second person. */
export function OpenChange({ change }: { change: RetentionChange }) {
  const texts = useWords(retentionWords).change;
  const [reason, setReason] = useState('');
  const { start, running, problem } = useChange({
    send: (commandKey, decision: RetentionDecision['decision']) =>
      request<RetentionResponse>(`retention/changes/${change.retentionChangeId}/decision`, {
        method: 'POST',
        commandKey,
        body: { decision, reason: reason.trim() } satisfies RetentionDecision,
      }),
    outdates: ['retention', 'recordings'],
  });
  const given = reason.trim().length >= 2;
  return (
    <Section title={texts.open} hint={texts.proposed(change.proposedBy, formatFull(change.proposedAt))}>
      <div className={classes.stack}>
        <p>{change.reason}</p>
        <DryRunTable rows={change.dryRun} />
        <ProblemNotice problem={problem} />
        <Input
          aria-label={texts.reason}
          placeholder={texts.reason}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        {change.own ? (
          <div className={classes.row}>
            <Button danger disabled={!given} loading={running} onClick={() => start('withdrawn')}>
              {texts.withdraw}
            </Button>
            <span className={classes.quiet}>{texts.own}</span>
          </div>
        ) : (
          <div className={classes.row}>
            <ActionButton
              action="retention.approve"
              type="primary"
              disabled={!given}
              loading={running}
              onClick={() => start('approved')}
            >
              {texts.approve}
            </ActionButton>
            <ActionButton
              action="retention.approve"
              danger
              disabled={!given || running}
              onClick={() => start('refused')}
            >
              {texts.refuse}
            </ActionButton>
          </div>
        )}
      </div>
    </Section>
  );
}
