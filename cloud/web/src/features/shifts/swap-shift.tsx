import type { ShiftDetail } from '@rollcall/shared/resources/shifts';
import { addDays } from '@rollcall/shared/rules/local-date';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Form, Radio } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { OfficerField } from '../../form/officer-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { saidOfRoster, useRosterOutcome } from '../roster-proposals/use-roster-outcome.ts';

interface Values {
  badgeNo: string | null;
  /** The shift that is given in return; empty: none. */
  otherShiftId: string;
  reason?: string;
}

/** How many days before and after the officers may exchange shifts; further away they are entered one by one. */
const nearDays = 7;

const initial = { badgeNo: null, otherShiftId: '' };

/** Gives the shift to another officer, or exchanges it for one of that officer's. */
export function SwapShift({ shift, onDone, onKeep }: { shift: ShiftDetail; onDone: () => void; onKeep: () => void }) {
  const texts = useWords(rosterWords);
  const { required } = useWords(registryWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft({ name: texts.swap, subject: shift.shiftId, form, initial });
  const badgeNo = Form.useWatch('badgeNo', form) ?? undefined;
  const otherShiftId = Form.useWatch('otherShiftId', form);
  const near = { badgeNo, from: addDays(shift.dutyDate, -nearDays), to: addDays(shift.dutyDate, nearDays) };
  const theirs =
    useRead('GET shifts', { query: near }, { enabled: badgeNo !== undefined }).answer?.rows.filter(
      (other) => other.badgeNo === badgeNo && !other.cancelled,
    ) ?? [];
  const { start, running, problem } = useCall('POST shift-swaps', {
    onDone: useRosterOutcome(onDone),
    done: saidOfRoster('saved'),
  });
  const other = theirs.find(({ shiftId }) => shiftId === otherShiftId);
  const past = [shift, other].some((one) => one !== undefined && Date.parse(one.startsAt) < Date.now());
  return (
    <section style={{ marginBlockEnd: 20 }}>
      <h2 style={{ marginBlockEnd: 6 }}>{texts.swap}</h2>
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        onValuesChange={draft.changed}
        onFinish={(values) => {
          const reason = values.reason?.trim() ? { reason: values.reason.trim() } : {};
          const to =
            values.otherShiftId === ''
              ? { badgeNo: values.badgeNo ?? '' }
              : { otherShiftId: values.otherShiftId, otherVersion: other?.version };
          draft.sent(() => start({ body: { shiftId: shift.shiftId, version: shift.version, ...to, ...reason } }));
        }}
      >
        {draft.notice}
        <Form.Item name="badgeNo" label={texts.swapWith} rules={[{ required: true, message: required }]}>
          <OfficerField label={texts.swapWith} />
        </Form.Item>
        {badgeNo === undefined ? null : (
          <Form.Item name="otherShiftId">
            <Radio.Group
              style={{ display: 'grid', gap: 6 }}
              options={[
                { value: '', label: texts.give },
                ...theirs.map(({ shiftId, startsAt, endsAt, post }) => ({
                  value: shiftId,
                  label: texts.exchange(`${formatDayTime(startsAt, language)}–${formatTime(endsAt)} ${post}`),
                })),
              ]}
            />
          </Form.Item>
        )}
        {past ? <ReasonField required label={texts.pastReason} hint={texts.pastHint} /> : null}
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" htmlType="submit" loading={running}>
            {texts.swapDo}
          </Button>
          <Button
            onClick={() => {
              draft.forget();
              onKeep();
            }}
          >
            {texts.notSwap}
          </Button>
        </div>
      </Form>
    </section>
  );
}
