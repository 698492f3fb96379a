import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { NamedSelect } from '../../controls/named-select.tsx';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { ExemptionOfficer } from './exemption-officer.tsx';
import type { ExemptionValues } from './exemption-values.ts';
import { explainsForOthers } from './explains-for-others.ts';
import { namesOf } from './names-of.ts';
import { StretchField } from './stretch-field.tsx';
import { TimeToExplain } from './time-to-explain.tsx';
import { useNewExemption } from './use-new-exemption.ts';

interface Props {
  /** From which it is explained: officer and time come from it. */
  finding?: FindingRow;
  /** Whose time, where it doesn't come from a finding; and which time, where it isn't the finding's first. */
  prefill?: { badgeNo?: string | undefined; from: string; to: string } | undefined;
  onDone?: (exemption: ExemptionDetail) => void;
  onClose: () => void;
}

/** Explains time that wasn't recorded: of an officer, or of everybody of a unit. */
export function NewExemptionDrawer({ finding, prefill, onDone, onClose }: Props) {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords).form;
  const { required } = useWords(registryWords);
  const session = useSession();
  const [form] = Form.useForm<ExemptionValues>();
  const forWhom = Form.useWatch('forWhom', form) ?? 'officer';
  const { start, running, problem } = useNewExemption((made) => (onDone ?? onClose)(made));
  const needed = { required: true, message: required };
  const time = prefill ?? finding?.detail.missing[0];
  const badgeNo = explainsForOthers(session)
    ? (finding?.badgeNo ?? prefill?.badgeNo ?? session.badgeNo)
    : session.badgeNo;
  return (
    <EntryDrawer<ExemptionValues>
      title={texts.add}
      subject={prefill?.from}
      action="exemptions.request"
      form={form}
      initial={{
        forWhom: 'officer',
        ...(badgeNo === null ? {} : { badgeNo }),
        ...(session.unitCode === null ? {} : { unitCode: finding?.unitCode ?? session.unitCode }),
        ...(time ? { startsAt: time.from, endsAt: time.to } : {}),
      }}
      problem={problem}
      saving={running}
      saveText={texts.send}
      onSave={(values) => start(toSend(values, finding?.findingId))}
      onClose={onClose}
    >
      <p>{texts.intro}</p>
      {explainsForOthers(session) ? (
        <Form.Item name="forWhom" label={texts.forWhom} required>
          <Radio.Group
            options={[
              { value: 'officer', label: texts.oneOfficer },
              { value: 'unit', label: texts.everybody },
            ]}
          />
        </Form.Item>
      ) : null}
      {forWhom === 'officer' ? <ExemptionOfficer /> : <UnitField name="unitCode" label={texts.everybody} required />}
      {finding ? <StretchField finding={finding} form={form} /> : null}
      <TimeField name="startsAt" label={texts.from} required />
      <TimeField name="endsAt" label={texts.to} required after="startsAt" />
      <TimeToExplain form={form} />
      <Form.Item name="reasonCode" label={wordsIn(exemptionWords, language).cause} rules={[needed]}>
        <NamedSelect
          label={wordsIn(exemptionWords, language).cause}
          placeholder={texts.pick}
          options={namesOf(exemptionReasonNames, language)}
        />
      </Form.Item>
      <Form.Item
        name="explanation"
        label={texts.why}
        extra={texts.whyHint}
        rules={[needed, { min: 5, max: 2000, transform: (text?: string) => text?.trim(), message: texts.whyRule }]}
      >
        <LongText rows={4} most={2000} />
      </Form.Item>
      <Form.Item name="file" label={texts.file}>
        <AttachmentInput />
      </Form.Item>
    </EntryDrawer>
  );
}

function toSend(values: ExemptionValues, findingId: string | undefined) {
  const { forWhom, badgeNo, unitCode, startsAt = '', endsAt = '', reasonCode = 'objective', explanation = '' } = values;
  const whom = forWhom === 'unit' ? { unitCode } : { badgeNo };
  return {
    body: {
      ...whom,
      startsAt,
      endsAt,
      reasonCode,
      explanation: explanation.trim(),
      ...(findingId === undefined ? {} : { findingId }),
    },
    file: values.file,
  };
}
