import { FieldTimeOutlined, LockOutlined, UnlockOutlined } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { LegalHoldRow, LegalHoldState } from '@rollcall/shared/resources/legal-holds';
import { commonWords } from '@rollcall/shared/words/common';
import { formatWords } from '@rollcall/shared/words/format';
import { legalHoldWords } from '@rollcall/shared/words/legal-holds';
import { registryWords } from '@rollcall/shared/words/registry';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import type { Look } from '../../state/look.ts';
import { StateTag } from '../../state/state-tag.tsx';

export const legalHoldLooks: Record<LegalHoldState, Look> = {
  active: { color: 'exempt', icon: <LockOutlined />, label: legalHoldWords.states.active },
  lifted: { color: 'quiet', icon: <UnlockOutlined />, label: legalHoldWords.states.lifted },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: legalHoldWords.states.expired },
};

/** What keeps the recording from being deleted, active holds first. */
export function RecordingHolds({ recording }: { recording: Pick<RecordingDetail, 'recordingId' | 'holds'> }) {
  const texts = useWords(legalHoldWords);
  const [placing, setPlacing] = useState(false);
  const { recordingId, holds } = recording;
  return (
    <div>
      <h3 style={{ marginBlock: '0 4px' }}>
        {texts.title} <span style={{ color: 'var(--rc-quiet)', fontWeight: 400, fontSize: 13 }}>{texts.hint}</span>
      </h3>
      {holds.length === 0 ? <p style={{ marginBlock: '0 6px' }}>{texts.none}</p> : null}
      <ul style={{ listStyle: 'none', padding: 0, margin: '0 0 8px', display: 'grid', gap: 8 }}>
        {holds.map((hold) => (
          <HoldEntry key={hold.legalHoldId} hold={hold} />
        ))}
      </ul>
      {placing ? (
        <HoldForm recordingId={recordingId} onClose={() => setPlacing(false)} />
      ) : (
        <ActionButton action="holds.write" size="small" onClick={() => setPlacing(true)}>
          {texts.place}
        </ActionButton>
      )}
    </div>
  );
}

/** One hold, and its end. */
function HoldEntry({ hold }: { hold: LegalHoldRow }) {
  const texts = useWords(legalHoldWords);
  const { by } = useWords(retentionWords).recording;
  const { cancel } = useWords(commonWords);
  const { named } = useWords(formatWords);
  const [reason, setReason, draft] = useDraftState<string | undefined>(
    { name: texts.lift, subject: hold.legalHoldId },
    undefined,
  );
  const { start, running, problem } = useCall('POST legal-holds/:legalHoldId/lifting');
  const { legalHoldId, state, placedBy, placedAt, expiresAt, liftedBy, liftedAt, liftReason } = hold;
  return (
    <li>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'baseline' }}>
        <StateTag look={legalHoldLooks[state]} />
        <span>{hold.reason}</span>
        {state === 'active' && reason === undefined ? (
          <ActionButton action="holds.write" size="small" onClick={() => setReason('')}>
            {texts.lift}
          </ActionButton>
        ) : null}
      </div>
      <div style={{ color: 'var(--rc-quiet)', fontSize: 13 }}>
        {by(placedBy, formatFull(placedAt))} ·{' '}
        {expiresAt === null ? texts.open : `${texts.until} ${formatFull(expiresAt)}`}
        {liftedBy && liftedAt
          ? ` · ${named(`${texts.lifted} ${by(liftedBy, formatFull(liftedAt))}`, liftReason ?? '')}`
          : null}
      </div>
      <ProblemNotice problem={problem} />
      {draft.notice}
      {reason === undefined || state !== 'active' ? null : (
        <div style={{ display: 'flex', gap: 8, marginBlockStart: 4 }}>
          <LongText
            aria-label={texts.liftReason}
            placeholder={texts.liftReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            danger
            disabled={!isReason(reason)}
            loading={running}
            onClick={() => draft.sent(() => start({ params: { legalHoldId }, body: { reason: reason.trim() } }))}
          >
            {texts.lift}
          </Button>
          <Button onClick={draft.clear}>{cancel}</Button>
        </div>
      )}
    </li>
  );
}

interface Values {
  reason: string;
  expiresAt?: string | null;
}

/** Places a hold, with a reason, for a time or until it is lifted. */
function HoldForm({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const texts = useWords(legalHoldWords);
  const { cancel } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft({ name: texts.place, subject: recordingId, form });
  const { start, running, problem } = useCall('POST legal-holds', { onDone: onClose });
  const place = ({ reason, expiresAt }: Values) =>
    start({ body: { recordingId, reason: reason.trim(), expiresAt: expiresAt ?? null } });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      onValuesChange={draft.changed}
      onFinish={(values) => draft.sent(() => place(values))}
    >
      {draft.notice}
      <ProblemNotice problem={problem} />
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
        <LongText autoFocus />
      </Form.Item>
      <TimeField name="expiresAt" label={texts.until} extra={texts.untilHint} />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={running}>
          {texts.place}
        </Button>
        <Button
          onClick={() => {
            draft.forget();
            onClose();
          }}
        >
          {cancel}
        </Button>
      </div>
    </Form>
  );
}
