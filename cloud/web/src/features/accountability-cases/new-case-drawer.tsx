import type { FindingRow } from '@rollcall/shared/http/findings';
import type { CaseDetail, CaseSourceKind } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { useCall } from '../../api/use-call.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficersField } from '../../form/officers-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';

interface Values {
  reason: string;
  kind: CaseSourceKind;
  findingIds: string[];
  documentNo: string;
  receivedOn: string;
  happenedOn: string;
  text: string;
  badgeNos: string[];
}

interface Props {
  /** From whose page it is opened. */
  findingId: string | undefined;
  onOpened: (opened: CaseDetail) => void;
  onClose: () => void;
}

/** Opens a case from confirmed findings, or from a letter. */
export function NewCaseDrawer({ findingId, onOpened, onClose }: Props) {
  const texts = useWords(accountabilityCaseWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'findings';
  const { start, running, problem } = useCall('POST accountability-cases', { onDone: onOpened, done: 'saved' });
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<Values>
      title={texts.add}
      action="accountability.open"
      form={form}
      initial={{ kind: 'findings', findingIds: findingId === undefined ? [] : [findingId], badgeNos: [] }}
      problem={problem}
      saving={running}
      onSave={({ reason, kind: source, findingIds, ...letter }) =>
        start({
          body: { reason, source: source === 'findings' ? { kind: source, findingIds } : { kind: source, ...letter } },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label={texts.source} rules={[required]}>
        <Radio.Group
          options={(['findings', 'complaint'] as const).map((value) => ({ value, label: texts.sources[value] }))}
        />
      </Form.Item>
      <ReasonField required label={texts.reason} />
      {kind === 'findings' ? (
        <Form.Item name="findingIds" label={texts.findings} extra={texts.fromFindings} rules={[required]}>
          <FindingsSelect label={texts.findings} also={findingId} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="documentNo" label={texts.documentNo} rules={[required, rules.upTo(100)]}>
            <ShortText most={100} />
          </Form.Item>
          <DateField name="receivedOn" label={texts.receivedOn} required />
          <DateField name="happenedOn" label={texts.happenedOn} required extra={texts.happenedOnHint} />
          <Form.Item name="text" label={texts.complaint} rules={[required, rules.upTo(2000)]}>
            <LongText most={2000} />
          </Form.Item>
          <Form.Item name="badgeNos" label={texts.officers} rules={[required]}>
            <OfficersField label={texts.officers} />
          </Form.Item>
        </>
      )}
    </EntryDrawer>
  );
}

interface SelectProps {
  label: string;
  /** A finding that is chosen from the start, also where it isn't listed. */
  also: string | undefined;
  id?: string;
  value?: string[];
  onChange?: (findingIds: string[]) => void;
}

/** Confirmed findings; the form fills in id, value and onChange. */
function FindingsSelect({ label, also, id, value, onChange }: SelectProps) {
  const { language } = useLanguage();
  const listed = useAnswer<{ rows: FindingRow[] }>('findings', { handling: 'confirmed', limit: 200 });
  const one = useAnswer<FindingRow>(`findings/${also}`, {}, { enabled: also !== undefined });
  const rows = listed.answer?.rows ?? [];
  const extra = one.answer && !rows.some((row) => row.findingId === also) ? [one.answer] : [];
  return (
    <NamedSelect<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      loading={listed.loading}
      options={[...extra, ...rows].map((finding) => ({
        value: finding.findingId,
        label: [
          findingKindLooks[finding.kind].label[language],
          finding.badgeNo === null ? finding.unitName : `${finding.officerName ?? ''} ${finding.badgeNo}`,
          finding.dutyDate,
        ].join(' · '),
      }))}
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
