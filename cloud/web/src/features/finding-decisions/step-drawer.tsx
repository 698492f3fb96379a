import type { FindingDetailResponse, ViolationClass } from '@rollcall/shared/http/findings';
import type { DecidingStep } from '@rollcall/shared/http/handling';
import type { DecisionRow, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { registryWords } from '@rollcall/shared/words/registry';
import { Alert, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { isOfHq } from '../../state/is-of-hq.ts';
import { PeopleChoice } from './people-choice.tsx';

interface Props {
  act: DecidingStep;
  finding: FindingDetailResponse;
  decisions: readonly DecisionRow[];
  onClose: () => void;
}

interface Entered {
  reason: string;
  violationClass?: ViolationClass;
  badgeNos?: string[];
  dueOn?: Dayjs;
}

/** Decides about a finding: why, and what the step asks beside. */
export function StepDrawer({ act, finding, decisions, onClose }: Props) {
  const { language } = useLanguage();
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
  const people = peopleOf(finding, decisions);
  const judges = (act === 'confirm' || act === 'correct') && people.length > 0;
  const before = decisions.filter(({ state, step }) => state === 'counts' && step === 'confirm').at(-1);
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
      {judges ? (
        <>
          <Form.Item name="violationClass" label={texts.violationClass} rules={[{ required: true, message: required }]}>
            <Select
              options={Object.entries(violationClassNames).map(([value, name]) => ({ value, label: name[language] }))}
            />
          </Form.Item>
          <Form.Item name="badgeNos" label={texts.people} rules={[{ required: true, message: required }]}>
            <PeopleChoice label={texts.people} people={people} />
          </Form.Item>
        </>
      ) : null}
      {act === 'ask_more' ? (
        <Form.Item name="dueOn" label={texts.dueOn} rules={[{ required: true, message: required }]}>
          <DatePicker minDate={dayjs().add(1, 'day')} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
        <LongText rows={5} />
      </Form.Item>
    </EntryDrawer>
  );
}

function stepOf(act: DecidingStep, { reason, violationClass, badgeNos, dueOn }: Entered, judges: boolean): NewStep {
  const why = { reason: reason.trim() };
  switch (act) {
    case 'confirm':
    case 'correct':
      return judges
        ? { step: act, ...why, violationClass: violationClass ?? null, badgeNos: badgeNos ?? [] }
        : { step: act, ...why, violationClass: null, badgeNos: [] };
    case 'ask_more':
      return { step: act, ...why, dueOn: dueOn?.format('YYYY-MM-DD') ?? '' };
    default:
      return { step: act, ...why };
  }
}

/** Whom the finding names, as far as their names are known here; of what HQ's store lost nobody. */
function peopleOf(
  { kind, badgeNo, officerName, detail }: FindingDetailResponse,
  decisions: readonly DecisionRow[],
): { badgeNo: string; name: string }[] {
  if (isOfHq(kind)) return [];
  const known = new Map(decisions.flatMap(({ people }) => people.map((one) => [one.badgeNo, one.name])));
  if (badgeNo !== null) known.set(badgeNo, officerName ?? '');
  const named = [...new Set([...(badgeNo === null ? [] : [badgeNo]), ...(detail.badgeNos ?? [])])].sort();
  return named.map((one) => ({ badgeNo: one, name: known.get(one) ?? '' }));
}
