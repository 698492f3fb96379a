import type { ActivityEdit, ActivityEditSide } from '@rollcall/shared/resources/activity-edits';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { activityEditWords } from '@rollcall/shared/words/activity-edits';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from '../outside-decisions/proposal.module.css';
import { ProposalDecision } from '../outside-decisions/proposal-decision.tsx';

/** The corrections and the withdrawals of an activity that need a second person, and what its reader can do about the one that waits. */
export function ActivityEdits({ activityId }: { activityId: string }) {
  const texts = useWords(activityEditWords);
  const { answer, problem, retry } = useRead('GET activities/:activityId/edits', { params: { activityId } });
  if (answer === undefined) return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : null;
  if (answer.rows.length === 0) return null;
  return (
    <Section title={texts.title}>
      <div className={classes.stack}>
        {answer.rows.map((edit) => (
          <Edit key={edit.activityEditId} edit={edit} />
        ))}
      </div>
    </Section>
  );
}

function Edit({ edit }: { edit: ActivityEdit }) {
  const texts = useWords(activityEditWords);
  const { language } = useLanguage();
  const { after, proposedBy, onBehalfOf, proposedAt, state, decidedBy, decidedAt, decisionReason } = edit;
  const waits = state === 'proposed';
  return (
    <article className={waits ? classes.waiting : classes.decided}>
      <strong>
        {after === null ? texts.withdrawal : texts.correction} · {texts.states[state]}
      </strong>
      <span className={classes.quiet}>
        {texts.proposed(signature(proposedBy, onBehalfOf, language), formatFull(proposedAt))}
      </span>
      <p>{edit.reason}</p>
      {after === null ? null : <Differences before={edit.before} after={after} />}
      {waits ? (
        <Decision edit={edit} />
      ) : (
        <p className={classes.quiet}>
          {texts.decided(texts.states[state], decidedBy ?? '', decidedAt === null ? '' : formatFull(decidedAt))}
          <br />
          {decisionReason}
        </p>
      )}
    </article>
  );
}

function Differences({ before, after }: { before: ActivityEditSide; after: ActivityEditSide }) {
  const texts = useWords(activityEditWords);
  const linesOf = useLines();
  const old = linesOf(before);
  const rows = linesOf(after).flatMap(({ name, value }, index) => {
    const was = old[index]?.value ?? '';
    return was === value ? [] : [{ name, was, value }];
  });
  return (
    <PlainTable
      name={texts.correction}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { title: texts.field, width: '20%', cell: ({ name }) => name },
        { title: texts.before, width: '40%', cell: ({ was }) => was },
        { title: texts.after, width: '40%', cell: ({ value }) => value },
      ]}
    />
  );
}

/** What is said of an activity, line by line, in words. */
function useLines() {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const { and } = useWords(formatWords);
  return ({ kind, startsAt, endsAt, officers, place, plateNo, caseNo, ticketNo, campaign }: ActivityEditSide) => [
    { name: texts.kind, value: activityKindNames[kind][language] },
    { name: texts.officers, value: officers.map(formatPerson).join(and) },
    { name: texts.startsAt, value: formatFull(startsAt) },
    { name: texts.endsAt, value: endsAt === startsAt ? '–' : formatFull(endsAt) },
    { name: texts.place, value: place || '–' },
    { name: texts.plate, value: plateNo ?? '–' },
    { name: texts.caseNo, value: caseNo ?? '–' },
    { name: texts.ticketNo, value: ticketNo ?? '–' },
    { name: texts.campaign, value: campaign ?? '–' },
  ];
}

/** What the reader can do about an edit that waits. */
function Decision({ edit }: { edit: ActivityEdit }) {
  const texts = useWords(activityEditWords);
  const mayDecide = useCan()('activities.agree');
  const decision = useCall('POST activity-edits/:activityEditId/decision', { done: 'decided' });
  const withdrawal = useCall('POST activity-edits/:activityEditId/withdrawal');
  const { activityEditId, outdated } = edit;
  const params = { activityEditId };
  return (
    <>
      <p className={classes.quiet}>{outdated ? texts.outdated : texts.rule}</p>
      <ProposalDecision
        kind="activity_edit"
        requestId={activityEditId}
        texts={texts}
        proposal={edit}
        mayDecide={mayDecide}
        agreeable={!outdated}
        running={decision.running || withdrawal.running}
        problem={decision.problem ?? withdrawal.problem}
        onDecide={(outcome, reason) => decision.start({ params, body: { decision: outcome, reason } })}
        onWithdraw={(reason) => withdrawal.start({ params, body: { reason } })}
      />
    </>
  );
}
