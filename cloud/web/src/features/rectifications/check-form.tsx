import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { DateField } from '../../form/date-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { type EnteredGrounds, GroundFields, groundsIn } from '../finding-decisions/ground-fields.tsx';

interface Entered extends EnteredGrounds {
  reason: string;
  follows?: 'end' | 'stay';
  dueOn?: string | null;
}

const putRight = { follows: 'end', officerGround: 'put_right', leaderGround: 'put_right' } as const;

/**
 * Whether it was put right, and whether the finding ends with that, on which grounds. If it wasn't, the owner has until a new date.
 */
export function CheckForm({ order: { rectificationId, groundsOf } }: { order: RectificationDetail }) {
  const texts = useWords(rectificationWords);
  const [form] = Form.useForm<Entered>();
  const [isAgain, setAgain] = useState(false);
  const ends = Form.useWatch('follows', form) === 'end';
  const draft = useFormDraft({ name: texts.check, subject: rectificationId, form });
  const { start, running, problem } = useCall('POST rectifications/:rectificationId/check', { done: 'saved' });
  const params = { rectificationId };
  const pass = async () => {
    const valid = await form.validateFields().catch(() => undefined);
    if (!valid) return;
    const grounds = valid.follows === 'end' ? groundsIn(valid) : {};
    draft.sent(() => start({ params, body: { outcome: 'passed', reason: valid.reason.trim(), ...grounds } }));
  };
  const sendBack = async () => {
    const valid = await form.validateFields().catch(() => undefined);
    if (!valid?.dueOn) return;
    const body = { outcome: 'again' as const, reason: valid.reason.trim(), dueOn: valid.dueOn };
    draft.sent(() => start({ params, body }));
  };
  return (
    <Section title={texts.check}>
      <p style={{ marginBlock: '0 8px' }}>{texts.checkHint}</p>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        disabled={running}
        initialValues={putRight}
        onValuesChange={draft.changed}
      >
        {draft.notice}
        <ReasonField required label={texts.opinion} />
        {groundsOf === null || isAgain ? null : (
          <>
            <Form.Item name="follows" label={texts.follows} extra={texts.followsHint}>
              <Radio.Group options={(['end', 'stay'] as const).map((value) => ({ value, label: texts[value] }))} />
            </Form.Item>
            {ends ? <GroundFields leaders={groundsOf.leaders} /> : null}
          </>
        )}
        {isAgain ? <DateField name="dueOn" label={texts.newDueOn} required extra={texts.dueHint} /> : null}
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {isAgain ? null : (
            <Button type="primary" loading={running} onClick={pass}>
              {texts.pass}
            </Button>
          )}
          <Button danger disabled={running} onClick={isAgain ? sendBack : () => setAgain(true)}>
            {texts.again}
          </Button>
          {isAgain ? <Button onClick={() => setAgain(false)}>{texts.back}</Button> : null}
        </div>
      </Form>
    </Section>
  );
}
