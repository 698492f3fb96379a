import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { scoreRulesWords } from '@rollcall/shared/words/score-rules';
import { Button, Form, InputNumber } from 'antd';
import type { ComponentProps } from 'react';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { costedKinds, type RulesValues, violations } from './rules-values.ts';
import classes from './scores.module.css';

type Name = ComponentProps<typeof Form.Item>['name'];

/** Points, to a tenth. @param atLeast what it can't be below */
export function PointsField({
  name,
  label,
  hint,
  atLeast,
}: {
  name: Name;
  label: string;
  hint?: string;
  atLeast?: (values: RulesValues) => number | undefined;
}) {
  const texts = useWords(scoreRulesWords);
  const form = Form.useFormInstance<RulesValues>();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      rules={[
        { required: true, message: texts.needed },
        {
          validator: async (_rule, value: number | null) => {
            const least = atLeast?.(form.getFieldsValue());
            if (least !== undefined && value !== null && value < least) throw new Error(texts.capTooLow);
          },
        },
      ]}
    >
      <InputNumber min={0} max={100} step={0.5} precision={1} suffix={texts.points} style={{ width: 110 }} />
    </Form.Item>
  );
}

/** What each violation costs. */
export function ClassFields() {
  const texts = useWords(scoreRulesWords);
  const { language } = useLanguage();
  return violations.map((one) => (
    <fieldset key={one} className={classes.group}>
      <legend>{violationClassNames[one][language]}</legend>
      <PointsField name={['classes', one, 'each']} label={texts.each} />
      <PointsField name={['classes', one, 'cap']} label={texts.cap} atLeast={({ classes: costs }) => costs[one].each} />
    </fieldset>
  ));
}

/** Kinds that cost something else than their violation. */
export function KindFields() {
  const texts = useWords(scoreRulesWords);
  const { language } = useLanguage();
  const form = Form.useFormInstance<RulesValues>();
  const nameOf = (kind: RulesValues['kinds'][number]['kind']) =>
    kind === undefined ? '' : findingKindNames[kind][language];
  return (
    <fieldset className={classes.kinds}>
      <legend>{texts.kinds}</legend>
      <p className={classes.quiet}>{texts.kindsHint}</p>
      <Form.List name="kinds">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={classes.kind}>
                <Form.Item
                  name={[name, 'kind']}
                  label={texts.kind}
                  rules={[
                    { required: true, message: texts.needed },
                    {
                      validator: async (_rule, kind: string) => {
                        const kinds: RulesValues['kinds'] = form.getFieldValue('kinds');
                        if (kinds.some((other, nr) => nr !== name && other?.kind === kind))
                          throw new Error(texts.kindTaken);
                      },
                    },
                  ]}
                >
                  <NamedSelect<string>
                    label={texts.kind}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={false}
                    style={{ width: 190 }}
                    options={costedKinds.map((value) => ({ value, label: findingKindNames[value][language] }))}
                  />
                </Form.Item>
                <PointsField name={[name, 'each']} label={texts.each} />
                <PointsField name={[name, 'cap']} label={texts.cap} atLeast={({ kinds }) => kinds[name]?.each} />
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={texts.removeKind(nameOf(form.getFieldValue(['kinds', name, 'kind'])))}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {texts.addKind}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
