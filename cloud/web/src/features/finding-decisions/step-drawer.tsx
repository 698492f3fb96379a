import type { FindingDetailResponse, ViolationClass } from '@rollcall/shared/http/findings';
import type { DecidingStep } from '@rollcall/shared/http/handling';
import type { DecisionRow, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { type EnteredGrounds, GroundFields, groundsIn } from './ground-fields.tsx';
import { peopleNamed } from './people-named.ts';
import { ViolationFields } from './violation-fields.tsx';

interface Props {
  act: DecidingStep;
  finding: FindingDetailResponse;
  decisions: readonly DecisionRow[];
  onClose: () => void;
}

interface Entered extends EnteredGrounds {
  reason: string;
  violationClass?: ViolationClass;
  badgeNos?: string[];
  dueOn?: Dayjs;
}

/** Decides about a finding: why, and what the step asks beside. */
export function StepDrawer({ act, finding, decisions, onClose }: Props) {
  const texts = useWords(findingDecisionWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Entered>();
  const chosen = Form.useWatch('violationClass', form);
  const { findingId } = finding;
  const { start, running, problem } = useChange({
    send: (commandKey, body: NewStep) =>
      call('POST findings/:findingId/steps', { params: { findingId }, body }, commandKey),
    outdates: ['finding-decisions', 'findings'],
    onDone: onClose,
  });
  const people = peopleNamed(finding, decisions);
  const judges = (act === 'confirm' || act === 'correct') && people.length > 0;
  const before = decisions.filter(({ state, step }) => state === 'counts' && step === 'confirm').at(-1);
  const endsWithout = act === 'excuse' || act === 'unfounded' || act === 'close';
  const leaders = finding.leaderBadgeNo !== null || finding.otherLeaders.length > 0;
  const violation = before?.violationClass ?? finding.violationClass;
  const isGrave = finding.grade !== null || violation === 'unauthorised_deletion' || violation === 'damaged';
  const takesTwo = act === 'reopen' || (act === 'confirm' && chosen === 'unauthorised_deletion');
  return (
    <EntryDrawer<Entered>
      title={texts.act[act]}
      action="findings.decide"
      form={form}
      initial={{
        violationClass: (act === 'correct' ? before?.violationClass : finding.violationClass) ?? 'improper_use',
        badgeNos: (act === 'correct' ? before?.people : people)?.map(({ badgeNo }) => badgeNo) ?? [],
      }}
      problem={problem}
      saving={running}
      saveText={texts.act[act]}
      onSave={(entered) => start(stepOf(act, entered, judges))}
      onClose={onClose}
    >
      <p>{texts.intro[act]}</p>
      {takesTwo ? <Alert type="info" showIcon title={texts.takesTwo} style={{ marginBlockEnd: 12 }} /> : null}
      {judges ? <ViolationFields people={people} /> : null}
      {act === 'ask_more' ? (
        <Form.Item name="dueOn" label={texts.dueOn} rules={[{ required: true, message: required }]}>
          <DatePicker minDate={dayjs().add(1, 'day')} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      {endsWithout && finding.violationClass !== null ? <GroundFields leaders={leaders} isGrave={isGrave} /> : null}
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
        <LongText rows={5} />
      </Form.Item>
    </EntryDrawer>
  );
}

function stepOf(
  act: DecidingStep,
  { reason, violationClass, badgeNos, dueOn, ...grounds }: Entered,
  judges: boolean,
): NewStep {
  const why = { reason: reason.trim() };
  switch (act) {
    case 'confirm':
    case 'correct':
      return judges
        ? { step: act, ...why, violationClass: violationClass ?? null, badgeNos: badgeNos ?? [] }
        : { step: act, ...why, violationClass: null, badgeNos: [] };
    case 'ask_more':
      return { step: act, ...why, dueOn: dueOn?.format('YYYY-MM-DD') ?? '' };
    case 'reopen':
      return { step: act, ...why };
    default:
      return { step: act, ...why, ...groundsIn(grounds) };
  }
}
