import type { FindingRow, ViolationClass } from '@rollcall/shared/http/findings';
import type { DecisionTogether, StepTogether } from '@rollcall/shared/resources/finding-decisions';
import { decidingTogetherWords } from '@rollcall/shared/words/deciding-together';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Select } from 'antd';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { type EnteredGrounds, GroundFields, groundsIn } from './ground-fields.tsx';
import { RefusedFindings, refusedIn } from './refused-findings.tsx';

interface Props {
  step: StepTogether;
  findings: readonly FindingRow[];
  onLeaveOut: (findingIds: ReadonlySet<string>) => void;
  onDone: () => void;
  onClose: () => void;
}

interface Entered extends EnteredGrounds {
  reason: string;
  violationClass?: ViolationClass;
}

/** One decision about several findings: what becomes of how many, why; and which of them can't be decided so. */
export function TogetherDrawer({ step, findings, onLeaveOut, onDone, onClose }: Props) {
  const { language } = useLanguage();
  const texts = useWords(decidingTogetherWords);
  const decisions = useWords(findingDecisionWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Entered>();
  const { start, running, problem, reset } = useChange({
    send: (commandKey, body: DecisionTogether) => call('POST finding-decisions/bulk', { body }, commandKey),
    outdates: ['finding-decisions', 'findings', 'common-causes'],
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const refused = refusedIn(problem);
  const { unauthorised_deletion: _alone, ...violations } = violationClassNames;
  const violationOf = new Set(findings.map(({ violationClass }) => violationClass));
  const [onlyViolation] = violationOf.size === 1 ? violationOf : [];
  return (
    <EntryDrawer<Entered>
      title={texts.title(decisions.act[step], findings.length)}
      subject={findings.map(({ findingId }) => findingId).join()}
      action="findings.decide"
      form={form}
      initial={onlyViolation && onlyViolation in violations ? { violationClass: onlyViolation } : {}}
      problem={refused === undefined ? problem : null}
      saving={running}
      saveText={decisions.act[step]}
      onSave={({ reason, violationClass, ...grounds }) =>
        start({
          findingIds: findings.map(({ findingId }) => findingId),
          step,
          reason: reason.trim(),
          ...(step === 'confirm' && violationClass ? { violationClass } : {}),
          ...(step === 'confirm' ? {} : groundsIn(grounds)),
        })
      }
      onClose={onClose}
    >
      {refused === undefined ? null : (
        <RefusedFindings
          title={texts.refused(refused.length)}
          refused={refused}
          findings={findings}
          onLeaveOut={(findingIds) => {
            reset();
            if (findingIds.size === findings.length) onClose();
            onLeaveOut(findingIds);
          }}
        />
      )}
      <p>{texts.intro[step](findings.length)}</p>
      {step === 'confirm' ? <p>{texts.confirmOnly}</p> : null}
      <p>{texts.eachItsOwn}</p>
      {step === 'confirm' ? (
        <Form.Item
          name="violationClass"
          label={decisions.violationClass}
          rules={[{ required: true, message: required }]}
        >
          <Select options={Object.entries(violations).map(([value, name]) => ({ value, label: name[language] }))} />
        </Form.Item>
      ) : null}
      {step === 'confirm' ? null : <GroundFields />}
      <Form.Item name="reason" label={decisions.reason} rules={[{ required: true, message: required }, rules.reason]}>
        <LongText rows={5} />
      </Form.Item>
    </EntryDrawer>
  );
}
