import type { CaseStrip, CaseTexts } from '@rollcall/shared/resources/training-cases';
import { formatWords } from '@rollcall/shared/words/format';
import { registryWords } from '@rollcall/shared/words/registry';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Form } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { CaseStripPicture } from './case-strip.tsx';

export type CaseValues = CaseTexts & { source?: string };

interface Props {
  title: string;
  initial: Partial<CaseValues>;
  /** Of a case of a finding: its violation is what was confirmed. */
  ofFinding: boolean;
  /** A new one from elsewhere says where it comes from. */
  asksSource?: boolean;
  strip?: CaseStrip | null;
  problem: Error | null;
  saving: boolean;
  onSave: (values: CaseValues) => void;
  onClose: () => void;
}

/** What a case says, to be written so that nobody is known by it. */
export function CaseForm({ title, initial, ofFinding, asksSource = false, strip = null, ...rest }: Props) {
  const texts = useWords(trainingCaseWords);
  const { named } = useWords(formatWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<CaseValues>();
  const required = { required: true, whitespace: true, message: needed };
  const long = (name: 'text' | 'rule' | 'advice', most: number, rows: number) => (
    <Form.Item name={name} label={texts[name]} rules={[required, { min: 2, message: needed }, rules.upTo(most)]}>
      <LongText most={most} rows={rows} />
    </Form.Item>
  );
  return (
    <EntryDrawer<CaseValues>
      title={title}
      action="training.cases"
      form={form}
      initial={initial}
      problem={rest.problem}
      saving={rest.saving}
      onSave={(values) => rest.onSave({ ...initial, ...values } as CaseValues)}
      onClose={rest.onClose}
    >
      <p style={{ marginBlockStart: 0 }}>{texts.formHint}</p>
      <Form.Item name="title" label={texts.title} rules={[required, { min: 2, message: needed }, rules.upTo(60)]}>
        <ShortText most={60} />
      </Form.Item>
      {ofFinding && initial.violationClass ? (
        <p>{named(texts.violationClass, texts.violationNames[initial.violationClass])}</p>
      ) : (
        <Form.Item name="violationClass" label={texts.violationClass} rules={[{ required: true, message: needed }]}>
          <NamedSelect
            label={texts.violationClass}
            options={Object.entries(texts.violationNames).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      {asksSource ? (
        <Form.Item
          name="source"
          label={texts.source}
          extra={texts.sourceHint}
          rules={[required, { min: 2, message: needed }, rules.upTo(200)]}
        >
          <ShortText most={200} />
        </Form.Item>
      ) : null}
      {long('text', 4000, 6)}
      {strip === null ? null : (
        <div style={{ marginBlockEnd: 16 }}>
          <CaseStripPicture strip={strip} />
        </div>
      )}
      {long('rule', 1000, 3)}
      {long('advice', 1000, 3)}
    </EntryDrawer>
  );
}
