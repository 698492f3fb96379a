import { CalendarOutlined } from '@ant-design/icons';
import type { RulesStart, RulesStartDecision, RulesStarts } from '@rollcall/shared/resources/rules-starts';
import { addMonths } from '@rollcall/shared/rules/local-date';
import { registryWords } from '@rollcall/shared/words/registry';
import { rulesStartWords } from '@rollcall/shared/words/rules-starts';
import { signature } from '@rollcall/shared/words/signature';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatFull } from '../../format/format-time.ts';
import { formatMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useEntry } from '../../url/use-entry.ts';
import classes from '../outside-decisions/proposal.module.css';
import { ProposalDecision } from '../outside-decisions/proposal-decision.tsx';

const monthsAhead = 24;

/** Which rules of judging count, since or from when, who set that, and what was proposed. */
export function RulesStartSection() {
  const texts = useWords(rulesStartWords);
  const { language } = useLanguage();
  const { entry, open, close } = useEntry();
  const { answer, problem, retry } = useRead('GET rules-starts', {});
  if (answer === undefined) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={1} rows={2} />;
  }
  const { current, fixed, rows } = answer;
  const waiting = rows.find(({ state }) => state === 'proposed');
  const always = current !== null && current.startsOn === null;
  return (
    <Section title={texts.title}>
      <div className={classes.stack}>
        <p style={{ fontSize: 16, fontWeight: 600 }}>{nowOf(answer, texts, language)}</p>
        {current?.proposedBy && current.decidedAt ? (
          <p className={classes.quiet}>
            {texts.setBy(
              signature(current.proposedBy, current.onBehalfOf, language),
              current.decidedBy ?? '',
              formatFull(current.decidedAt),
            )}
          </p>
        ) : null}
        <p className={classes.quiet}>
          {texts.intro}
          {fixed && !always ? ` ${texts.fixed}` : ''}
        </p>
        {waiting === undefined ? null : <Waiting key={waiting.rulesStartId} start={waiting} today={answer.today} />}
        {fixed || waiting !== undefined ? null : (
          <div>
            <ActionButton action="parameters.write" icon={<CalendarOutlined />} onClick={() => open('rules')}>
              {current === null ? texts.set : texts.move}
            </ActionButton>
          </div>
        )}
        {always ? null : <Proposals rows={rows} />}
      </div>
      {entry === 'rules' && !fixed ? <ProposalDrawer today={answer.today} onClose={close} /> : null}
    </Section>
  );
}

type Texts = ReturnType<typeof useWords<typeof rulesStartWords>>;
type Language = ReturnType<typeof useLanguage>['language'];

const monthOf = (startsOn: string | null, language: Language) => formatMonth((startsOn ?? '').slice(0, 7), language);

function nowOf({ current, fixed }: RulesStarts, texts: Texts, language: Language): string {
  if (current === null) return texts.never;
  if (current.startsOn === null) return texts.always;
  const month = monthOf(current.startsOn, language);
  return fixed ? texts.since(month) : texts.from(month);
}

/** A proposal, and what its reader can do about it. */
function Waiting({ start, today }: { start: RulesStart; today: string }) {
  const texts = useWords(rulesStartWords);
  const { language } = useLanguage();
  const mayDecide = useCan()('parameters.agree');
  const { start: send, running, problem } = useCall('POST rules-starts/:rulesStartId/decision', { done: 'decided' });
  const { rulesStartId, startsOn, proposedBy, onBehalfOf, proposedAt } = start;
  const late = startsOn !== null && startsOn <= today;
  const decide = (decision: RulesStartDecision, reason: string) =>
    send({ params: { rulesStartId }, body: { decision, reason } });
  return (
    <div className={classes.waiting}>
      <strong>{texts.waiting(monthOf(startsOn, language))}</strong>
      <span className={classes.quiet}>
        {texts.proposed(signature(proposedBy ?? '', onBehalfOf, language), formatFull(proposedAt))}
      </span>
      <p>{start.reason}</p>
      {late ? <p>{texts.late}</p> : null}
      <ProposalDecision
        kind="rules_start"
        requestId={rulesStartId}
        texts={texts}
        proposal={start}
        mayDecide={mayDecide}
        agreeable={!late}
        running={running}
        problem={problem}
        onDecide={decide}
        onWithdraw={(reason) => decide('withdrawn', reason)}
      />
    </div>
  );
}

interface Values {
  month: string;
  reason: string;
}

/** Proposes a coming month. */
function ProposalDrawer({ today, onClose }: { today: string; onClose: () => void }) {
  const texts = useWords(rulesStartWords);
  const { required } = useWords(registryWords);
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useCall('POST rules-starts', { onDone: onClose });
  const months = Array.from({ length: monthsAhead }, (_, index) => addMonths(today.slice(0, 7), index + 1));
  return (
    <EntryDrawer<Values>
      title={texts.drawer}
      isNew
      action="parameters.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={texts.propose}
      onSave={({ month, reason }) => start({ body: { startsOn: `${month}-01`, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Form.Item
        name="month"
        label={texts.month}
        extra={texts.monthHint}
        rules={[{ required: true, message: required }]}
      >
        <NamedSelect<string>
          label={texts.month}
          options={months.map((value) => ({ value, label: formatMonth(value, language) }))}
        />
      </Form.Item>
      <ReasonField required />
    </EntryDrawer>
  );
}

/** Everything that was proposed, and what became of it. */
function Proposals({ rows }: { rows: readonly RulesStart[] }) {
  const texts = useWords(rulesStartWords);
  const { language } = useLanguage();
  const decided = rows.filter(({ state }) => state !== 'proposed');
  if (decided.length === 0) return null;
  return (
    <PlainTable
      name={texts.history}
      rows={decided}
      rowKey={({ rulesStartId }) => rulesStartId}
      columns={[
        { title: texts.date, cell: ({ startsOn }) => startsOn ?? texts.withInstallation },
        {
          title: texts.proposedBy,
          cell: ({ proposedBy, onBehalfOf, proposedAt }) =>
            `${signature(proposedBy ?? '', onBehalfOf, language)} ${formatFull(proposedAt)}`,
        },
        { title: texts.reason, cell: ({ reason }) => reason },
        { title: texts.state, cell: ({ state }) => texts.states[state] },
        {
          title: texts.decidedBy,
          cell: ({ decidedBy, decidedAt, decisionReason }) =>
            [`${decidedBy ?? ''} ${decidedAt === null ? '' : formatFull(decidedAt)}`, decisionReason].join(' · '),
        },
      ]}
    />
  );
}
