import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { OutsideKind, OutsideOutcome } from '@rollcall/shared/resources/outside-decisions';
import { letsOff } from '@rollcall/shared/rules/lets-off';
import { outsideDecisionWords, outsideOutcomeNames } from '@rollcall/shared/words/outside-decisions';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { AttachmentInput } from '../../form/attachment-input.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { type EnteredGrounds, GroundFields, groundsIn } from '../finding-decisions/ground-fields.tsx';
import { ViolationFields } from '../finding-decisions/violation-fields.tsx';
import { useNewOutsideDecision } from './use-new-outside-decision.ts';

const yesOrNo = ['granted', 'refused'] as const satisfies OutsideOutcome[];

/** What can be decided of a finding now, and of whom. */
export interface OfFinding {
  outcomes: readonly OutsideOutcome[];
  people: readonly { badgeNo: string; name: string }[];
  violationClass: ViolationClass | null;
}

interface Values extends EnteredGrounds {
  outcome: OutsideOutcome;
  violationClass?: ViolationClass;
  badgeNos?: string[];
  documentNo: string;
  decidedBy: string;
  decidedOn: string;
  reason: string;
  file: File;
}

/** Enters what a superior decided on paper, with its scan. */
export function NewOutsideDrawer({
  kind,
  requestId,
  ofFinding,
  onClose,
}: {
  kind: OutsideKind;
  requestId: string;
  ofFinding?: OfFinding;
  onClose: () => void;
}) {
  const { language } = useLanguage();
  const texts = useWords(outsideDecisionWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useNewOutsideDecision(onClose);
  const outcome = Form.useWatch('outcome', form);
  const people = ofFinding?.people ?? [];
  const needed = { required: true, message: required };
  return (
    <EntryDrawer<Values>
      title={texts.add}
      subject={requestId}
      action="outside.write"
      form={form}
      initial={{
        violationClass: ofFinding?.violationClass ?? 'improper_use',
        badgeNos: people.map(({ badgeNo }) => badgeNo),
      }}
      problem={problem}
      saving={running}
      onSave={(entered) => {
        const { file, violationClass, badgeNos, documentNo, decidedBy, decidedOn, reason } = entered;
        const paper = { outcome: entered.outcome, documentNo, decidedBy, decidedOn, reason };
        const names = paper.outcome === 'confirm' && people.length > 0 ? { violationClass, badgeNos } : {};
        const grounds = letsOff({ kind, outcome: paper.outcome }) ? groundsIn(entered) : {};
        start({ body: { kind, requestId, ...paper, ...names, ...grounds }, file });
      }}
      onClose={onClose}
    >
      <p>{texts.hint}</p>
      <Form.Item name="outcome" label={texts.outcome} rules={[needed]}>
        <Radio.Group
          options={(ofFinding?.outcomes ?? yesOrNo).map((value) => ({
            value,
            label: outsideOutcomeNames[value][language],
          }))}
        />
      </Form.Item>
      {outcome === 'confirm' && people.length > 0 ? <ViolationFields people={people} /> : null}
      {outcome !== undefined && letsOff({ kind, outcome }) && ofFinding?.violationClass !== null ? (
        <GroundFields leaders={kind !== 'accountability_appeal'} />
      ) : null}
      {(['documentNo', 'decidedBy'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={texts[name]}
          extra={texts[`${name}Hint`]}
          rules={[needed, { min: 2, message: required }, rules.upTo(100)]}
        >
          <ShortText most={100} />
        </Form.Item>
      ))}
      <DateField name="decidedOn" label={texts.decidedOn} required />
      <ReasonField required label={texts.reason} />
      <Form.Item name="file" label={texts.scan} rules={[needed]} extra={texts.scanOnce}>
        <AttachmentInput />
      </Form.Item>
    </EntryDrawer>
  );
}
