import type { DrawPlanRow } from '@rollcall/shared/resources/draw-plans';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { fieldProblemIn } from '@rollcall/shared/words/field-problems';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, Checkbox, Form, Input, InputNumber } from 'antd';
import { useEffect } from 'react';
import { ProblemError } from '../../api/problem-error.ts';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { fieldOf, type PlanValues, planOf, valuesOfPlan } from './plan-values.ts';
import { StrataFields } from './strata-fields.tsx';
import { weekdays } from './use-schedule.ts';

/** Sets a new version of the plan, from the one in force. @param inForce undefined: it is the first, and begins the chain */
export function PlanForm({ inForce, onClose }: { inForce: DrawPlanRow | undefined; onClose: () => void }) {
  const texts = useWords(drawPlanWords);
  const { required: needed } = useWords(registryWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<PlanValues>();
  const { start, running, problem } = useCall('POST draw-plans', { onDone: onClose });
  const required = { required: true, message: needed };
  useEffect(() => {
    if (!(problem instanceof ProblemError)) return;
    form.setFields(
      problem.errors.flatMap((error) => {
        const name = fieldOf(error.path);
        return name ? [{ name: name as never, errors: [fieldProblemIn(language, error, { named: false })] }] : [];
      }),
    );
  }, [problem, form, language]);
  return (
    <EntryDrawer<PlanValues>
      title={texts.set}
      action="checks.plan"
      form={form}
      initial={valuesOfPlan(inForce)}
      problem={problem}
      saving={running}
      onSave={(values) => start({ body: planOf(values) })}
      onClose={onClose}
    >
      {inForce === undefined ? <p>{texts.suggested}</p> : null}
      <StrataFields />
      <Form.Item name="turn" label={texts.turn} extra={texts.turnHint} rules={[required]}>
        <InputNumber min={1} max={52} precision={0} />
      </Form.Item>
      <Form.Item name="weekdays" label={texts.weekday} rules={[{ type: 'array', min: 1, message: texts.someDay }]}>
        <Checkbox.Group options={weekdays.map((value) => ({ value, label: texts.weekdays[value] }))} />
      </Form.Item>
      <Form.Item
        name="time"
        label={texts.time}
        rules={[required, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: texts.timeHint }]}
      >
        <Input style={{ width: 100 }} placeholder="08:00" />
      </Form.Item>
      <Form.Item name="leastMinutes" label={texts.leastMinutes} extra={texts.leastMinutesHint} rules={[required]}>
        <InputNumber min={5} max={1440} precision={0} />
      </Form.Item>
      <ReasonField required />
      {inForce === undefined ? (
        <>
          <Alert type="warning" showIcon title={texts.first} style={{ marginBlockEnd: 12 }} />
          <Form.Item
            name="understood"
            valuePropName="checked"
            rules={[
              {
                validator: async (_rule, ticked: boolean | undefined) => {
                  if (!ticked) throw new Error(texts.mustUnderstand);
                },
              },
            ]}
          >
            <Checkbox>{texts.understood}</Checkbox>
          </Form.Item>
        </>
      ) : null}
    </EntryDrawer>
  );
}
