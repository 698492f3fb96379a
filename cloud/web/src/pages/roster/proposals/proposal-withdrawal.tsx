import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { Button, Form } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { ReasonField } from '../../../form/reason-field.tsx';
import { useFormDraft } from '../../../form/use-form-draft.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { rosterOutdates } from '../roster-outdates.ts';

/** The proposer takes it back while nobody has decided. */
export function ProposalWithdrawal({ proposal }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: texts.withdraw, subject: proposal.rosterProposalId, form });
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
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={(values) => draft.sent(() => start(values))}
      >
        {draft.notice}
        <ReasonField required />
        <Button danger htmlType="submit" loading={running}>
          {texts.withdraw}
        </Button>
      </Form>
    </section>
  );
}
