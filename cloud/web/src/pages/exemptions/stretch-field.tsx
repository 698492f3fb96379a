import type { FindingRow } from '@rollcall/shared/http/findings';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { Form, type FormInstance } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { formatBetween, formatSpan } from '../../format/format-between.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import type { ExemptionValues } from './exemption-values.ts';

/** Which of a finding's missing stretches is explained: fills in both times, to the millisecond. */
export function StretchField({ finding, form }: { finding: FindingRow; form: FormInstance<ExemptionValues> }) {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords).form;
  const [startsAt, endsAt] = [Form.useWatch('startsAt', form), Form.useWatch('endsAt', form)];
  const { missing } = finding.detail;
  if (missing.length === 0) return null;
  const chosen = missing.findIndex(({ from, to }) => from === startsAt && to === endsAt);
  return (
    <Form.Item label={texts.stretch}>
      <NamedSelect<number>
        label={texts.stretch}
        value={chosen === -1 ? null : chosen}
        placeholder={texts.otherTime}
        options={missing.map((stretch, index) => ({
          value: index,
          label: `${formatDate(stretch.from, language)} ${formatSpan(stretch)} · ${formatBetween(stretch, language)}`,
        }))}
        onChange={(index) => {
          const stretch = missing[index];
          if (stretch) form.setFieldsValue({ startsAt: stretch.from, endsAt: stretch.to });
        }}
      />
    </Form.Item>
  );
}
