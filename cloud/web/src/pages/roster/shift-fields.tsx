import type { DutyTypeRow } from '@rollcall/shared/http/duty-types';
import { Form, type FormInstance, Input, Select } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { OfficerField } from '../../form/officer-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
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
  const past = [startsAt, before?.startsAt].some((at) => at != null && Date.parse(at) < Date.now());
  const required = { required: true, message: common.required };
  return (
    <>
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} required extra={texts.endsHint} />
      <Form.Item name="dutyType" label={texts.dutyType} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={dutyTypes
            .filter(({ retired }) => !retired)
            .map(({ dutyType, name }) => ({ value: dutyType, label: name }))}
        />
      </Form.Item>
      <Form.Item name="post" label={texts.post} rules={[required]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reason" label={common.reason} extra={common.reasonHint} rules={past ? [required] : []}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
