import type { ActivityEdit, ActivityEditSide } from '@rollcall/shared/resources/activity-edits';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { activityEditWords } from '@rollcall/shared/words/activity-edits';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import classes from './activity-edits.module.css';

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
  const { activityEditId, own, involved, untilOwnPassword, outdated } = edit;
  const [reason, setReason, draft] = useDraftState({ name: texts.title, subject: activityEditId }, '');
  const decision = useCall('POST activity-edits/:activityEditId/decision', { done: 'decided' });
  const withdrawal = useCall('POST activity-edits/:activityEditId/withdrawal');
  const running = decision.running || withdrawal.running;
  const given = isReason(reason);
  const params = { activityEditId };
  const decide = (outcome: 'agreed' | 'refused') =>
    draft.sent(() => decision.start({ params, body: { decision: outcome, reason: reason.trim() } }));
  const takeBack = () => draft.sent(() => withdrawal.start({ params, body: { reason: reason.trim() } }));
  const decides = mayDecide && !involved;
  return (
    <>
      <p className={classes.quiet}>{outdated ? texts.outdated : texts.rule}</p>
      <OutsideOfRequest kind="activity_edit" requestId={activityEditId} own={own} />
      <ProblemNotice problem={decision.problem ?? withdrawal.problem} />
      {draft.notice}
      {own || decides ? (
        <LongText
          aria-label={texts.reason}
          placeholder={texts.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {own ? (
        <div className={classes.row}>
          <Button danger disabled={!given} loading={running} onClick={takeBack}>
            {texts.withdraw}
          </Button>
          <span className={classes.quiet}>{texts.own}</span>
        </div>
      ) : decides ? (
        <div className={classes.row}>
          {outdated ? null : (
            <Button type="primary" disabled={!given} loading={running} onClick={() => decide('agreed')}>
              {texts.agree}
            </Button>
          )}
          <Button danger disabled={!given || running} onClick={() => decide('refused')}>
            {texts.refuse}
          </Button>
        </div>
      ) : mayDecide ? (
        <NotSecondPerson own={texts.involved} untilOwnPassword={untilOwnPassword} />
      ) : null}
    </>
  );
}
