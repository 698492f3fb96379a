import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form, type FormInstance } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { placeTemplate } from '../../features/shift-templates/place-template.ts';
import { TemplateChoice } from '../../features/shift-templates/template-choice.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { RecorderField } from '../../form/recorder-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { BreaksField } from './breaks-field.tsx';
import type { ShiftValues } from './shift-values.ts';
import { useShiftMoves } from './use-shift-moves.ts';
import { useShiftTouchesPast } from './use-shift-touches-past.ts';

/** The fields of a shift; time that has passed asks for a reason, as HQ does. */
export function ShiftFields({ form, before }: { form: FormInstance<ShiftValues>; before?: ShiftValues }) {
  const texts = useWords(rosterWords);
  const common = useWords(registryWords);
  const dutyTypes = useRead('GET duty-types', {}).answer?.rows ?? [];
  const campaigns = useRead('GET campaigns', {}).answer?.rows ?? [];
  const fill = useShiftMoves(form);
  const badgeNo = Form.useWatch('badgeNo', form);
  const rules = useRules();
  const past = useShiftTouchesPast(form, before);
  const required = { required: true, message: common.required };
  return (
    <>
      <TemplateChoice
        badgeNo={badgeNo}
        onChoose={(template) => {
          fill(placeTemplate(template, form.getFieldValue('startsAt'), Date.now()));
          form.setFieldValue('dutyType', template.dutyTypeRetired ? undefined : template.dutyType);
        }}
      />
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} required extra={texts.endsHint} after="startsAt" />
      <BreaksField form={form} />
      <Form.Item name="dutyType" label={texts.dutyType} rules={[required]}>
        <NamedSelect
          label={texts.dutyType}
          showSearch={{ optionFilterProp: 'label' }}
          options={dutyTypes
            .filter(({ retired }) => !retired)
            .map(({ dutyType, name }) => ({ value: dutyType, label: name }))}
        />
      </Form.Item>
      <Form.Item name="post" label={texts.post} rules={[{ ...required, whitespace: true }, rules.upTo(100)]}>
        <ShortText most={100} />
      </Form.Item>
      <Form.Item name="campaignId" label={texts.campaign}>
        <NamedSelect
          label={texts.campaign}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name }))}
        />
      </Form.Item>
      <Form.Item name="plannedRecorderSerial" label={texts.recorder} extra={texts.recorderHint}>
        <RecorderField label={texts.recorder} />
      </Form.Item>
      {past ? <ReasonField required label={texts.pastReason} hint={texts.pastHint} /> : null}
    </>
  );
}
