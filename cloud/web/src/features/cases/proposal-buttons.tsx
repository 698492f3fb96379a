import type { CaseCheck, CaseGround, CaseLine, CaseProposal } from '@rollcall/shared/resources/cases';
import { caseGroundNames, caseWords } from '@rollcall/shared/words/cases';
import { commonWords } from '@rollcall/shared/words/common';
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** Proposes to an inspector that a defect is looked into. */
export function ProposeButton({ caseNo, line, row }: { caseNo: string; line: CaseLine; row: CaseCheck }) {
  const texts = useWords(caseWords);
  const [open, setOpen] = useState(false);
  const { start, running, problem } = useCall('POST cases/:caseNo/proposals', { onDone: () => setOpen(false) });
  const { activityId, recordingId } = row;
  return (
    <>
      <ActionButton size="small" action="cases.propose" onClick={() => setOpen(true)}>
        {texts.propose}
      </ActionButton>
      {open ? (
        <ProposalDialog
          {...{ running, problem, title: texts.propose, hint: texts.proposeHint }}
          subject={`${caseNo} ${line} ${activityId ?? recordingId}`}
          onDone={({ reason }) => start({ params: { caseNo }, body: { line, activityId, recordingId, reason } })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** What an inspector says to a proposal that waits. */
export function DecideButtons({ proposal: { caseProposalId } }: { proposal: CaseProposal }) {
  const texts = useWords(caseWords);
  const [open, setOpen] = useState<'accepted' | 'rejected'>();
  const { start, running, problem } = useCall('POST case-proposals/:caseProposalId/decision', {
    onDone: () => setOpen(undefined),
  });
  const params = { caseProposalId };
  return (
    <>
      <ActionButton size="small" action="reviews.write" onClick={() => setOpen('accepted')}>
        {texts.accept}
      </ActionButton>{' '}
      <ActionButton size="small" action="reviews.write" onClick={() => setOpen('rejected')}>
        {texts.reject}
      </ActionButton>
      {open === undefined ? null : (
        <ProposalDialog
          {...{ running, problem, subject: `${caseProposalId} ${open}` }}
          title={open === 'accepted' ? texts.accept : texts.reject}
          hint={open === 'accepted' ? texts.acceptHint : texts.rejectHint}
          withGround={open === 'rejected'}
          onDone={({ reason, ground }) =>
            start({
              params,
              body:
                open === 'accepted'
                  ? { decision: 'accepted', reason }
                  : { decision: 'rejected', ground: ground ?? 'ground_other', reason },
            })
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface Answer {
  reason: string;
  ground?: CaseGround;
}

function ProposalDialog({
  title,
  hint,
  subject,
  withGround = false,
  running,
  problem,
  onDone,
  onClose,
}: {
  title: string;
  hint: string;
  subject: string;
  withGround?: boolean;
  running: boolean;
  problem: Error | null;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}) {
  const texts = useWords(caseWords);
  const { cancel } = useWords(commonWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<Answer>();
  const draft = useFormDraft({ name: title, subject, form });
  const grounds = Object.entries(caseGroundNames).map(([value, word]) => ({ value, label: word[language] }));
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={cancel}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <ProblemNotice problem={problem} />
      <p>{hint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={(answer) => draft.sent(() => onDone({ ...answer, reason: answer.reason.trim() }))}
      >
        {draft.notice}
        {withGround ? (
          <Form.Item name="ground" label={texts.ground} rules={[{ required: true, message: texts.groundNeeded }]}>
            <Select options={grounds} />
          </Form.Item>
        ) : null}
        <ReasonField required hint={texts.reasonHint} />
      </Form>
    </Modal>
  );
}
