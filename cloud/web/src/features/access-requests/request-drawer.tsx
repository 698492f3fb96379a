import type { AccessRequestDetail } from '@rollcall/shared/resources/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { commonWords } from '@rollcall/shared/words/common';
import { formatWords } from '@rollcall/shared/words/format';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { registryWords } from '@rollcall/shared/words/registry';
import { signature } from '@rollcall/shared/words/signature';
import { Button, Drawer, Form } from 'antd';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { LongText } from '../../form/long-text.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { formatLength } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { accessRequestLooks } from '../../state/access-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { OutsideNotice } from '../outside-decisions/outside-notice.tsx';

/** One request: what it is for, how it was decided, its footage, and what can be done about it. */
export function RequestDrawer({ accessRequestId, onClose }: { accessRequestId: string; onClose: () => void }) {
  const texts = useWords(accessWords);
  const { answer, problem, retry } = useRead('GET access-requests/:accessRequestId', { params: { accessRequestId } });
  return (
    <Drawer open onClose={onClose} size={680} title={texts.detail.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? <Request request={answer} /> : null}
      </div>
    </Drawer>
  );
}

function Request({ request }: { request: AccessRequestDetail }) {
  const { language } = useLanguage();
  const texts = useWords(accessWords);
  const { and } = useWords(formatWords);
  const can = useCan();
  const { state, own, decidedBy, decidedAt, revokedBy, revokedAt } = request;
  const by = (name: string | null, at: string | null, reason: string | null) =>
    name && at ? <TwoLines below={reason ?? undefined}>{`${name} · ${formatFull(at)}`}</TwoLines> : null;
  const facts = [
    { name: texts.columns.state, value: <StateTag look={accessRequestLooks[state]} /> },
    { name: texts.columns.purpose, value: request.purpose },
    {
      name: texts.columns.requestedBy,
      value: [signature(request.requestedBy, request.onBehalfOf, language), request.requestedByUnit]
        .filter((part) => part !== null)
        .join(' · '),
    },
    { name: texts.columns.requestedAt, value: formatFull(request.requestedAt) },
    {
      name: state === 'pending' ? texts.columns.askedUntil : texts.columns.expires,
      value: formatFull(request.expiresAt),
    },
    {
      name: texts.columns.footage,
      value: `${texts.count(request.recordings)} · ${request.unitNames.join(and)}`,
    },
    { name: texts.detail.decidedBy, value: by(decidedBy, decidedAt, request.decisionReason) },
    { name: texts.detail.revokedBy, value: by(revokedBy, revokedAt, request.revokeReason) },
  ];
  const revocable = (state === 'pending' && own) || (state === 'approved' && (own || can('access.decide')));
  return (
    <>
      <FactList facts={facts.filter(({ value }) => value !== null)} />
      <RequestFootage request={request} />
      <OutsideNotice standing={request.outside} kind="access_request" requestId={request.accessRequestId} own={own} />
      {state === 'pending' && can('access.decide') ? <RequestDecision request={request} /> : null}
      {revocable ? <RequestRevocation request={request} /> : null}
    </>
  );
}

/** What the account may see of a request now. */
function RequestFootage({ request }: { request: AccessRequestDetail }) {
  const { footage, state } = request;
  const texts = useWords(accessWords).detail;
  const list = useWords(recordingListWords);
  const { and } = useWords(formatWords);
  const { none } = useWords(commonWords);
  return (
    <section>
      <h3 style={{ marginBlock: '0 6px' }}>{texts.footage}</h3>
      {footage.length === 0 ? (
        <p>{state === 'pending' ? texts.notYet : texts.noLonger}</p>
      ) : (
        <PlainTable
          name={texts.footage}
          rows={footage}
          rowKey={({ recordingId }) => recordingId}
          columns={[
            {
              title: list.file,
              cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
            },
            {
              title: list.captured,
              cell: ({ capturedAt }) => (capturedAt === null ? list.unknownTime : formatFull(capturedAt)),
            },
            {
              title: list.length,
              number: true,
              cell: ({ durationMs }) => (durationMs === null ? none : formatLength(durationMs)),
            },
            { title: list.holders, cell: ({ holders }) => holders.map(formatPerson).join(and) || list.nobody },
          ]}
        />
      )}
    </section>
  );
}

interface Values {
  reason: string;
  expiresAt: string;
}

/** Approves or refuses a request of somebody else, with a reason that the asker reads. */
function RequestDecision({ request }: { request: AccessRequestDetail }) {
  const texts = useWords(accessWords).detail;
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const initial = { expiresAt: request.expiresAt };
  const draft = useFormDraft({ name: texts.decision, subject: request.accessRequestId, form, initial });
  const { start, running, problem } = useCall('POST access-requests/:accessRequestId/decision');
  if (request.involved) return <NotSecondPerson own={texts.own} untilOwnPassword={request.untilOwnPassword} />;
  const decide = async (decision: 'approved' | 'refused') => {
    const valid = await form.validateFields().catch(() => undefined);
    if (valid === undefined) return;
    const { reason, expiresAt } = valid;
    const body = { decision, reason: reason.trim(), ...(decision === 'approved' ? { expiresAt } : {}) };
    draft.sent(() => start({ params: { accessRequestId: request.accessRequestId }, body }));
  };
  return (
    <section>
      <h3 style={{ marginBlock: '0 6px' }}>{texts.decision}</h3>
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={draft.changed}
        requiredMark="optional"
      >
        {draft.notice}
        <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
          <LongText />
        </Form.Item>
        <TimeField name="expiresAt" label={texts.until} required />
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={running} onClick={() => decide('approved')}>
            {texts.approve}
          </Button>
          <Button danger disabled={running} onClick={() => decide('refused')}>
            {texts.refuse}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** Takes a request or its approval back, with a reason. */
function RequestRevocation({ request }: { request: AccessRequestDetail }) {
  const texts = useWords(accessWords).detail;
  const { start, running, problem } = useChange({
    send: (commandKey, body: { reason: string }) =>
      call(
        'POST access-requests/:accessRequestId/revocation',
        { params: { accessRequestId: request.accessRequestId }, body },
        commandKey,
      ),
    // What it let the account see, too.
    outdates: ['access-requests', 'recordings'],
  });
  return (
    <TakeBack
      word={request.state === 'pending' ? texts.withdraw : texts.revoke}
      reasonLabel={texts.reason}
      hint={request.state === 'approved' ? <p>{texts.revokeHint}</p> : null}
      problem={problem}
      running={running}
      onDone={start}
    />
  );
}
