import { dutyTypeFields } from '@rollcall/shared/fields/duty-types';
import type { Field, Fields } from '@rollcall/shared/fields/field';
import type { Language } from '@rollcall/shared/words/define-words';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, type FormItemProps, Input, InputNumber, Radio, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../api/use-read.ts';
import { NamedSelect } from '../controls/named-select.tsx';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { optionsIn } from '../state/options-of.ts';
import { DateField } from './date-field.tsx';
import { fieldProblem } from './field-problem.ts';
import { LongText } from './long-text.tsx';
import { OfficerField } from './officer-field.tsx';
import { RecorderField } from './recorder-field.tsx';
import { ShortText } from './short-text.tsx';
import { TimeField } from './time-field.tsx';
import { UnitField } from './unit-field.tsx';

interface Props<All extends Fields> {
  of: All;
  name: keyof All & string;
  /** Where another field decides whether it may be empty. */
  required?: boolean;
  /** What else there is to say about it. */
  extra?: string | undefined;
  /** It is shown and can't be changed. */
  fixed?: boolean;
  autoFocus?: boolean;
  /** A unit that can't be chosen. */
  except?: string | undefined;
  /** The field before which an instant can't be. */
  after?: keyof All & string;
}

/** A field of a form as its data has it: label, control, and what HQ would refuse said before it is sent. */
export function FormField<All extends Fields>({ of, name, extra, except, after, ...props }: Props<All>) {
  const { language } = useLanguage();
  const texts = useWords(registryWords);
  const field: Field | undefined = of[name];
  if (field === undefined) return null;
  const { required = field.optional === undefined, fixed = false, autoFocus = false } = props;
  const label = field.label[language];
  const shared = { name: name as string, label, required, ...(extra === undefined ? {} : { extra }) };
  if (field.kind === 'unit') return <UnitField {...shared} {...(except === undefined ? {} : { except })} />;
  if (field.kind === 'date') return <DateField {...shared} />;
  if (field.kind === 'instant') return <TimeField {...shared} {...(after === undefined ? {} : { after })} />;
  // Some are never empty in a form, and only marked.
  const isNeeded = required && field.kind !== 'flag' && field.default !== '';
  return (
    <Form.Item
      {...shared}
      required={required && field.default !== ''}
      rules={
        fixed
          ? []
          : [
              ...(isNeeded
                ? [{ required: true, message: texts.required, ...(isTyped(field) ? { whitespace: true } : {}) }]
                : []),
              {
                validator: async (_rule, value: unknown) => {
                  const problem = fieldProblem(field, value, language);
                  if (problem !== undefined) throw new Error(problem);
                },
              },
            ]
      }
      {...shownAs(field)}
    >
      {controlOf(field, label, { language, fixed, autoFocus })}
    </Form.Item>
  );
}

/** What is sent of a form: fields that may be empty, and were left so, are null. */
export function filledIn<All extends Fields, Values extends object>(fields: All, values: Values): Values {
  const empty = Object.entries(fields).flatMap(([name, { optional }]) => (optional ? [[name, null]] : []));
  const given = Object.entries(values).filter(([name, value]) => !(fields[name]?.optional && value === undefined));
  return { ...Object.fromEntries(empty), ...Object.fromEntries(given) } as Values;
}

const isTyped = ({ kind }: Field) => kind === 'name' || kind === 'username' || kind === 'line' || kind === 'note';

/** What people count in seconds and percent lies in milliseconds and parts of one. */
function shownAs(field: Field): Pick<FormItemProps, 'getValueProps' | 'normalize' | 'valuePropName'> {
  if (field.kind === 'flag') return { valuePropName: 'checked' };
  const { per = 1 } = field.kind === 'number' ? field : {};
  if (field.kind !== 'share' && per === 1) return {};
  const isShare = field.kind === 'share';
  const toShown = (value: number) => (isShare ? Math.round(value * 100) : value / per);
  const toStored = (shown: number) => (isShare ? shown / 100 : shown * per);
  return {
    getValueProps: (value: unknown) => ({ value: typeof value === 'number' ? toShown(value) : value }),
    normalize: (shown: unknown) => (typeof shown === 'number' ? toStored(shown) : shown),
  };
}

function controlOf(
  field: Field,
  label: string,
  { language, fixed, autoFocus }: { language: Language; fixed: boolean; autoFocus: boolean },
): ReactNode {
  // Left out, a form that is disabled as a whole disables them.
  const typed = { ...(fixed ? { disabled: true } : {}), autoFocus };
  switch (field.kind) {
    case 'name':
    case 'line':
    case 'search':
      return <ShortText most={field.most} {...typed} />;
    case 'username':
      return <ShortText most={field.most} autoComplete="off" {...typed} />;
    case 'note':
      return <LongText most={field.most} {...typed} />;
    case 'id':
      return <Input {...typed} />;
    case 'officer':
      return <OfficerField label={label} />;
    case 'recorder':
      return <RecorderField label={label} />;
    case 'duty_type':
      return <DutyTypeField label={label} />;
    case 'campaign':
      return <CampaignField label={label} />;
    case 'number':
      return field.names ? (
        <NamedSelect
          label={label}
          options={Object.entries(field.names).map(([value, word]) => ({
            value: Number(value),
            label: word[language],
          }))}
        />
      ) : (
        <InputNumber
          min={field.least / (field.per ?? 1)}
          max={field.most / (field.per ?? 1)}
          {...(field.fractions ? {} : { precision: 0 })}
          {...(field.unit ? { suffix: field.unit[language] } : {})}
        />
      );
    case 'share':
      return <InputNumber min={0} max={100} precision={0} suffix="%" />;
    case 'choice': {
      const options = optionsIn(field.choices, language);
      return options.length > 3 ? <NamedSelect label={label} options={options} /> : <Radio.Group options={options} />;
    }
    case 'flag':
      return <Switch />;
    case 'unit':
    case 'date':
    case 'instant':
      return null; // They bring their own label.
    case 'typed_date':
      return <Input maxLength={10} />;
    case 'clock':
      return <Input maxLength={5} />;
    case 'pattern':
      return <Input maxLength={200} spellCheck={false} />;
  }
}

/** Of a form, which fills in the id and what is chosen. */
interface Chosen {
  label: string;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}

/** New duty has no retired duty type; what is on duty of one keeps it. */
function DutyTypeField({ label, ...chosen }: Chosen) {
  const { language } = useLanguage();
  const { answer } = useRead('GET duty-types', {});
  return (
    <NamedSelect
      {...chosen}
      label={label}
      showSearch={{ optionFilterProp: 'label' }}
      options={(answer?.rows ?? [])
        .filter(({ retired, dutyType }) => !retired || dutyType === chosen.value)
        .map(({ dutyType, name, retired }) => ({
          value: dutyType,
          label: retired ? `${name} · ${dutyTypeFields.retired.label[language]}` : name,
        }))}
    />
  );
}

function CampaignField({ label, ...chosen }: Chosen) {
  const { answer } = useRead('GET campaigns', {});
  return (
    <NamedSelect
      {...chosen}
      label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={(answer?.rows ?? []).map(({ campaignId, name }) => ({ value: campaignId, label: name }))}
    />
  );
}
