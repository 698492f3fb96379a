import type { RetentionChange, RetentionDecision } from '@rollcall/shared/resources/retention';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import classes from './retention.module.css';

/** A change of periods that waits for a second person. */
export function OpenChange({ change }: { change: RetentionChange }) {
  const { language } = useLanguage();
  const texts = useWords(retentionWords).change;
  const mayDecide = useCan()('retention.approve');
  const [reason, setReason, draft] = useDraftState({ name: texts.open, subject: change.retentionChangeId }, '');
  const { start, running, problem } = useCall('POST retention/changes/:retentionChangeId/decision', {
    done: 'decided',
  });
  const { retentionChangeId } = change;
  const decide = (decision: RetentionDecision) =>
    draft.sent(() => start({ params: { retentionChangeId }, body: { decision, reason: reason.trim() } }));
  const given = isReason(reason);
  return (
    <Section
      title={texts.open}
      hint={texts.proposed(signature(change.proposedBy, change.onBehalfOf, language), formatFull(change.proposedAt))}
    >
      <div className={classes.stack}>
        <p>{change.reason}</p>
        <DryRunTable rows={change.dryRun} />
        <OutsideOfRequest kind="retention_change" requestId={change.retentionChangeId} own={change.own} />
        <ProblemNotice problem={problem} />
        {draft.notice}
        {change.own || mayDecide ? (
          <LongText
            aria-label={texts.reason}
            placeholder={texts.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        {change.own ? (
          <div className={classes.row}>
            <Button danger disabled={!given} loading={running} onClick={() => decide('withdrawn')}>
              {texts.withdraw}
            </Button>
            <span className={classes.quiet}>{texts.own}</span>
          </div>
        ) : mayDecide ? (
          <div className={classes.row}>
            <Button type="primary" disabled={!given} loading={running} onClick={() => decide('approved')}>
              {texts.approve}
            </Button>
            <Button danger disabled={!given || running} onClick={() => decide('refused')}>
              {texts.refuse}
            </Button>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
