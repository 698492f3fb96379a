import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReviewDimension } from '@rollcall/shared/resources/checklists';
import { reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { registryWords } from '@rollcall/shared/words/registry';
import { checklistPageWords } from '@rollcall/shared/words/review-page';
import { Button, Form, InputNumber } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './checklists.module.css';

/** The items of one dimension, in their order; at least one stays. */
export function DimensionFields({ dimension }: { dimension: ReviewDimension }) {
  const texts = useWords(checklistPageWords);
  const { required: needed } = useWords(registryWords);
  const { language } = useLanguage();
  const rules = useRules();
  const required = { required: true, message: needed };
  const title = reviewDimensionNames[dimension][language];
  return (
    <fieldset className={classes.dimension}>
      <legend>{title}</legend>
      <Form.List name={dimension}>
        {(fields, { add, move, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              // biome-ignore lint/a11y/useSemanticElements: the frame is that of the dimension around it
              <div key={key} className={classes.item} role="group" aria-label={`${title} ${texts.itemNo(index + 1)}`}>
                <Form.Item name={[name, 'key']} hidden>
                  <input type="hidden" />
                </Form.Item>
                <Form.Item
                  name={[name, 'name']}
                  label={texts.name}
                  rules={[{ ...required, whitespace: true }, rules.upTo(60)]}
                >
                  <ShortText most={60} />
                </Form.Item>
                <div className={classes.row}>
                  <Form.Item name={[name, 'deduction']} label={texts.deduction} rules={[required]}>
                    <InputNumber min={0} max={100} precision={0} style={{ width: 80 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'stated']} label={texts.stated}>
                    <NamedSelect
                      label={texts.stated}
                      style={{ width: 150 }}
                      options={Object.entries(texts.statedNames).map(([value, label]) => ({ value, label }))}
                    />
                  </Form.Item>
                  <div className={classes.acts}>
                    <Button
                      size="small"
                      icon={<ArrowUpOutlined />}
                      aria-label={texts.up}
                      data-tip={texts.up}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    />
                    <Button
                      size="small"
                      icon={<ArrowDownOutlined />}
                      aria-label={texts.down}
                      data-tip={texts.down}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                    />
                    <Button
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={texts.remove}
                      disabled={fields.length === 1}
                      data-tip={fields.length === 1 ? texts.eachDimension : texts.remove}
                      onClick={() => remove(name)}
                    />
                  </div>
                </div>
              </div>
            ))}
            <Button
              size="small"
              icon={<PlusOutlined />}
              onClick={() => add({ name: '', deduction: 2, stated: 'none' })}
            >
              {texts.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
