import type { DutyTypeRow } from '@rollcall/shared/http/duty-types';
import { Form, type FormInstance, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { registryTexts } from '../../texts/registry-texts.ts';
import { rosterTexts } from '../../texts/roster-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { ShiftValues } from './shift-values.ts';

/** The fields of a shift; time that has passed asks for a reason, as HQ does. */
export function ShiftFields({ form, before }: { form: FormInstance<ShiftValues>; before?: { startsAt: string } }) {
  const texts = useTexts(rosterTexts);
  const common = useTexts(registryTexts);
  const dutyTypes = useAnswer<{ rows: DutyTypeRow[] }>('duty-types').answer?.rows ?? [];
  const startsAt = Form.useWatch('startsAt', form);
  const last = useRef<string>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = startsAt;
    const endsAt: string | null | undefined = form.getFieldValue('endsAt');
    if (!before || !startsAt || !endsAt || before === startsAt) return;
    // Who moves the start means the whole shift.
    const moved = Date.parse(endsAt) + Date.parse(startsAt) - Date.parse(before);
    form.setFieldValue('endsAt', new Date(moved).toISOString());
  }, [form, startsAt]);
  const past = [startsAt, before?.startsAt].some((at) => at != null && Date.parse(at) < Date.now());
  const rules = useRules();
  const required = { required: true, message: common.required };
  return (
    <>
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} required extra={texts.endsHint} after="startsAt" />
      <Form.Item name="dutyType" label={texts.dutyType} rules={[required]}>
        <NamedSelect
          label={texts.dutyType}
          showSearch={{ optionFilterProp: 'label' }}
          options={dutyTypes
            .filter(({ retired }) => !retired)
            .map(({ dutyType, name }) => ({ value: dutyType, label: name }))}
        />
      </Form.Item>
      <Form.Item name="post" label={texts.post} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={common.reason}
        extra={common.reasonHint}
        rules={[rules.reason, ...(past ? [required] : [])]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
