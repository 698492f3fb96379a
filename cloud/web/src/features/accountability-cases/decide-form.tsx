import type { Ground } from '@rollcall/shared/http/handling';
import type { CaseEntry, CaseOutcome } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { DateField } from '../../form/date-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { GroundField } from '../finding-decisions/ground-fields.tsx';
import classes from './case-view.module.css';

interface Values {
  outcome: CaseOutcome;
  points: number;
  ground?: Ground;
  reason: string;
  documentNo: string;
  documentOn: string;
  office: string;
}

type Here = Exclude<CaseOutcome, 'suspension' | 'referral'>;

const here: readonly CaseOutcome[] = [
  ...(['none', 'reminder_talk', 'criticism_education', 'self_criticism', 'named_criticism', 'deduction'] as const),
];
const above: readonly CaseOutcome[] = ['suspension', 'referral'];

/** What follows for an officer: decided here, or, with its paper, above. */
export function DecideForm({ entry, fromAbove = false }: { entry: CaseEntry; fromAbove?: boolean }) {
  const texts = useWords(accountabilityCaseWords);
  const common = useWords(commonWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch('outcome', form);
  const deciding = useCall('POST accountability-cases/entries/:entryId/decision', { done: 'decided' });
  const recording = useCall('POST accountability-cases/entries/:entryId/record', { done: 'saved' });
  const { running, problem } = fromAbove ? recording : deciding;
  const required = { required: true, message: needed };
  const params = { entryId: entry.entryId };
  const save = ({ outcome: chosen, points, ground, reason, documentNo, documentOn, office }: Values) => {
    const paper = { documentNo, documentOn, office };
    if (fromAbove) {
      const body = { ...decided({ chosen, points, ground }), reason, ...paper };
      return draft.sent(() => recording.start({ params, body }));
    }
    const body = { ...decided({ chosen: chosen as Here, points, ground }), reason };
    draft.sent(() => deciding.start({ params, body }));
  };
  const title = fromAbove ? texts.recordTitle : texts.decideTitle;
  const draft = useFormDraft({ name: title, subject: entry.entryId, form });
  const heardFirst = !fromAbove && entry.state === 'open' && !entry.overdue;
  if (heardFirst) return <p className={classes.quiet}>{texts.heardFirst(entry.heardUntil)}</p>;
  if (!open) {
    return (
      <div>
        <Button type={fromAbove ? 'default' : 'primary'} onClick={() => setOpen(true)}>
          {title}
        </Button>
      </div>
    );
  }
  return (
    <section className={classes.form} aria-label={title}>
      {fromAbove ? <p style={{ marginBlock: '0 6px' }}>{texts.recordHint}</p> : null}
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={save}
        onValuesChange={draft.changed}
      >
        {draft.notice}
        <Form.Item name="outcome" label={texts.outcome} rules={[required]}>
          <NamedSelect<CaseOutcome>
            label={texts.outcome}
            options={(fromAbove ? [...above, ...here] : here).map((value) => ({ value, label: texts.outcomes[value] }))}
          />
        </Form.Item>
        {outcome === 'deduction' ? (
          <Form.Item name="points" label={texts.points} rules={[required]}>
            <InputNumber min={1} max={100} precision={0} />
          </Form.Item>
        ) : null}
        {outcome === 'none' ? <GroundField name="ground" label={texts.ground} /> : null}
        {fromAbove ? (
          <>
            <Form.Item name="documentNo" label={texts.documentNo} rules={[required, rules.upTo(100)]}>
              <ShortText most={100} />
            </Form.Item>
            <DateField name="documentOn" label={texts.documentOn} required />
            <Form.Item name="office" label={texts.office} rules={[required, rules.upTo(100)]}>
              <ShortText most={100} />
            </Form.Item>
          </>
        ) : null}
        <ReasonField required label={texts.decisionReason} />
        <div className={classes.buttons}>
          <Button type="primary" htmlType="submit" loading={running}>
            {fromAbove ? texts.record : texts.decide}
          </Button>
          <Button onClick={() => setOpen(false)}>{common.cancel}</Button>
        </div>
      </Form>
    </section>
  );
}

/** What follows, with what that asks. */
function decided<Outcome extends CaseOutcome>({
  chosen,
  points,
  ground,
}: {
  chosen: Outcome;
  points: number;
  ground: Ground | undefined;
}) {
  if (chosen === 'deduction') return { outcome: chosen as 'deduction', points };
  if (chosen === 'none') return { outcome: chosen as 'none', ...(ground ? { ground } : {}) };
  return { outcome: chosen as Exclude<Outcome, 'deduction' | 'none'> };
}
