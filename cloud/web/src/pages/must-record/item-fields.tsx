import { categoryNames } from '@rollcall/shared/fields/categories';
import type { MustRecordItem } from '@rollcall/shared/http/must-record';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, InputNumber } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { optionsOfNames } from '../activities/options-of-names.ts';
import classes from './must-record.module.css';
import { mustRecordFamilies } from './must-record-families.ts';

const words = [
  ['name', 100],
  ['place', 200],
  ['startEvent', 200],
  ['content', 500],
  ['endEvent', 200],
  ['whoRecords', 200],
] as const;

/** The fields of an item. @param others the catalogue's other items: a code or a kind stands in one only */
export function ItemFields({ isNew, others }: { isNew: boolean; others: readonly MustRecordItem[] }) {
  const { language } = useLanguage();
  const texts = useWords(mustRecordWords);
  const categories = useWords(categoryNames);
  const common = useWords(registryWords);
  const { fields } = texts;
  const rules = useRules();
  const required = { required: true, message: common.required };
  const taken = new Set(others.flatMap(({ activityKinds }) => activityKinds));
  return (
    <>
      <Form.Item
        name="itemId"
        label={fields.itemId}
        extra={texts.idHint}
        rules={[
          required,
          { pattern: /^[a-z][a-z0-9_]{1,31}$/, message: texts.idHint },
          {
            validator: async (_rule, itemId) => {
              if (others.some((other) => other.itemId === itemId)) throw new Error(texts.idHint);
            },
          },
        ]}
      >
        <Input disabled={!isNew} />
      </Form.Item>
      <Form.Item name="family" label={fields.family} rules={[required]}>
        <NamedSelect
          label={fields.family}
          options={mustRecordFamilies.map((family) => ({ value: family, label: texts.families[family] }))}
        />
      </Form.Item>
      {words.map(([field, most]) => (
        <Form.Item
          key={field}
          name={field}
          label={fields[field]}
          rules={[{ ...required, whitespace: true }, rules.upTo(most)]}
        >
          <LongText rows={1} most={most} />
        </Form.Item>
      ))}
      <Form.Item name="activityKinds" label={fields.activityKinds} extra={texts.kindsHint}>
        <NamedSelect
          mode="multiple"
          label={fields.activityKinds}
          options={optionsOfNames(activityKindNames, language).map((option) => ({
            ...option,
            disabled: taken.has(option.value),
          }))}
        />
      </Form.Item>
      <div className={classes.pair}>
        {(['leadSeconds', 'lagSeconds'] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={`${name === 'leadSeconds' ? fields.leadMs : fields.lagMs} (${texts.seconds})`}
            rules={[required]}
          >
            <InputNumber min={0} max={3600} precision={0} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="retentionCategory" label={fields.retentionCategory} rules={[required]}>
        <NamedSelect
          label={fields.retentionCategory}
          options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <p>{texts.englishHint}</p>
      {words.map(([field, most]) => (
        <Form.Item
          key={field}
          name={['english', field]}
          label={`${fields[field]} (English)`}
          rules={[rules.upTo(most)]}
        >
          <LongText rows={1} most={most} />
        </Form.Item>
      ))}
    </>
  );
}
