import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { shiftFields } from '@rollcall/shared/fields/shifts';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Form, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { FormField } from '../../form/form-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { placeTemplate } from '../shift-templates/place-template.ts';
import { TemplateChoice } from '../shift-templates/template-choice.tsx';
import classes from './breaks-field.module.css';
import type { ShiftValues } from './shift-values.ts';
import { useShiftTouchesPast } from './shift-values.ts';

/** The fields of a shift; time that has passed asks for a reason, as HQ does. */
export function ShiftFields({ form, before }: { form: FormInstance<ShiftValues>; before?: ShiftValues }) {
  const texts = useWords(rosterWords);
  const fill = useShiftMoves(form);
  const badgeNo = Form.useWatch('badgeNo', form);
  const past = useShiftTouchesPast(form, before);
  return (
    <>
      <TemplateChoice
        badgeNo={badgeNo}
        onChoose={(template) => {
          fill(placeTemplate(template, form.getFieldValue('startsAt'), Date.now()));
          form.setFieldValue('dutyType', template.dutyTypeRetired ? undefined : template.dutyType);
        }}
      />
      <FormField of={shiftFields} name="badgeNo" />
      <FormField of={shiftFields} name="startsAt" />
      <FormField of={shiftFields} name="endsAt" extra={texts.endsHint} after="startsAt" />
      <BreaksField form={form} />
      <FormField of={shiftFields} name="dutyType" />
      <FormField of={shiftFields} name="post" />
      <FormField of={shiftFields} name="campaignId" />
      <FormField of={shiftFields} name="plannedRecorderSerial" extra={texts.recorderHint} />
      {past ? <ReasonField required label={texts.pastReason} hint={texts.pastHint} /> : null}
    </>
  );
}

const hourMs = 3_600_000;

/** The breaks of a shift, one a line; a new one is proposed for the middle of the shift. */
function BreaksField({ form }: { form: FormInstance<ShiftValues> }) {
  const texts = useWords(rosterWords);
  function proposal() {
    const { startsAt, endsAt, breaks } = form.getFieldsValue(true) as Partial<ShiftValues>;
    if (!startsAt || !endsAt) return { startsAt: null, endsAt: null };
    const middle = (Date.parse(startsAt) + Date.parse(endsAt)) / 2;
    const last = Math.max(middle - hourMs / 2, ...(breaks ?? []).map((span) => Date.parse(span?.endsAt ?? startsAt)));
    const from = Math.round(last / 60_000) * 60_000;
    return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + hourMs).toISOString() };
  }
  return (
    <Form.List name="breaks">
      {(fields, { add, remove }) => (
        <div className={classes.list}>
          <span>{texts.breaks}</span>
          {fields.map(({ key, name }) => (
            <div key={key} className={classes.line}>
              <TimeField name={[name, 'startsAt']} label={texts.breakFrom} required widthPx={180} />
              <TimeField name={[name, 'endsAt']} label={texts.breakUntil} required widthPx={180} />
              <Button
                type="text"
                aria-label={texts.removeBreak}
                icon={<MinusCircleOutlined />}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add(proposal())}>
            {texts.addBreak}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

/**
 * Who moves the start means the whole shift: its end and its breaks move along.
 * @returns fills in a start with the end and the breaks that belong to it, which don't move along with it
 */
function useShiftMoves(form: FormInstance<ShiftValues>): (values: Partial<ShiftValues>) => void {
  const startsAt = Form.useWatch('startsAt', form);
  const last = useRef<string>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = startsAt;
    if (!before || !startsAt || before === startsAt) return;
    const byMs = Date.parse(startsAt) - Date.parse(before);
    const moved = (at: string | null | undefined) => (at ? new Date(Date.parse(at) + byMs).toISOString() : null);
    const { endsAt, breaks } = form.getFieldsValue(true) as Partial<ShiftValues>;
    if (endsAt) form.setFieldValue('endsAt', moved(endsAt));
    form.setFieldValue(
      'breaks',
      (breaks ?? []).map((span) => span && { startsAt: moved(span.startsAt), endsAt: moved(span.endsAt) }),
    );
  }, [form, startsAt]);
  return (values) => {
    last.current = values.startsAt;
    form.setFieldsValue(values);
  };
}
