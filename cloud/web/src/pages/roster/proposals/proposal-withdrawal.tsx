import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { Button, Form } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { ReasonField } from '../../../form/reason-field.tsx';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { rosterOutdates } from '../roster-outdates.ts';

/** The proposer takes it back while nobody has decided. */
export function ProposalWithdrawal({ proposal }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request<unknown>(`roster-proposals/${proposal.rosterProposalId}/withdrawal`, {
        method: 'POST',
        commandKey,
        body: { reason: reason.trim() },
      }),
    outdates: rosterOutdates,
  });
  return (
    <section>
      <p>{texts.ownHint}</p>
      <ProblemNotice problem={problem} />
      <Form layout="vertical" requiredMark="optional" onFinish={start}>
        <ReasonField required />
        <Button danger htmlType="submit" loading={running}>
          {texts.withdraw}
        </Button>
      </Form>
    </section>
  );
}
