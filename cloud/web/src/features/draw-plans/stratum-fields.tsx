import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, InputNumber } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './draw-plans.module.css';
import type { PlanValues } from './plan-values.ts';
import { useSelectors } from './use-selectors.ts';

/** One stratum: what it selects, and how much of it is drawn. The rest selects everything. */
export function StratumFields({ name, isRest }: { name: number; isRest: boolean }) {
  const texts = useWords(drawPlanWords);
  const { required: needed } = useWords(registryWords);
  const selectors = useSelectors();
  const form = Form.useFormInstance<PlanValues>();
  const required = { required: true, message: needed };
  return (
    <>
      <Form.Item
        name={[name, 'key']}
        label={texts.stratumKey}
        extra={texts.stratumKeyHint}
        rules={[
          required,
          { pattern: /^[a-z][a-z0-9_]{0,31}$/, message: texts.stratumKeyHint },
          {
            validator: async (_rule, key: string) => {
              const strata: PlanValues['strata'] = form.getFieldValue('strata');
              if (strata.some((other, nr) => nr !== name && other.key === key)) throw new Error(texts.keyTaken);
            },
          },
        ]}
      >
        <Input />
      </Form.Item>
      {isRest
        ? null
        : selectors.map(({ selector, label, choices }) => (
            <Form.Item key={selector} name={[name, selector]} label={label}>
              <NamedSelect<string[]>
                mode="multiple"
                label={label}
                placeholder={texts.any}
                showSearch={{ optionFilterProp: 'label' }}
                options={choices}
              />
            </Form.Item>
          ))}
      <div className={classes.numbers}>
        <Form.Item
          name={[name, 'perMille']}
          label={texts.perMille}
          rules={[required, ...(isRest ? [{ type: 'number' as const, min: 1, message: texts.restRatio }] : [])]}
        >
          <InputNumber min={0} max={1000} precision={0} suffix="‰" style={{ width: 110 }} />
        </Form.Item>
        <Form.Item name={[name, 'minimum']} label={texts.minimum} rules={[required]}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: 110 }} />
        </Form.Item>
        <Form.Item
          name={[name, 'cap']}
          label={texts.cap}
          extra={texts.capHint}
          rules={isRest ? [{ type: 'number', min: 1, message: texts.restCap }] : []}
        >
          <InputNumber min={0} max={100_000} precision={0} style={{ width: 110 }} />
        </Form.Item>
      </div>
    </>
  );
}
