import type { LeadershipEdit } from '@rollcall/shared/resources/leadership-edits';
import { leadershipEditWords } from '@rollcall/shared/words/leadership-edits';
import { leadershipWords } from '@rollcall/shared/words/leaderships';
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

/** Corrections of who led: those that wait, with what their reader can do about them, and those decided last. */
export function LeadershipEdits() {
  const texts = useWords(leadershipEditWords);
  const { answer, problem, retry } = useRead('GET leadership-edits', {});
  if (answer === undefined) return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : null;
  if (answer.rows.length === 0) return null;
  return (
    <div style={{ marginBlockEnd: 12, maxWidth: 1100 }}>
      <Section title={texts.title}>
        <div className={classes.stack}>
          {answer.rows.map((edit) => (
            <Edit key={edit.leadershipEditId} edit={edit} />
          ))}
        </div>
      </Section>
    </div>
  );
}

function Edit({ edit }: { edit: LeadershipEdit }) {
  const texts = useWords(leadershipEditWords);
  const { corrected } = useWords(leadershipWords);
  const { language } = useLanguage();
  const { officer, unitName, proposedBy, onBehalfOf, proposedAt, state, decidedBy, decidedAt, decisionReason } = edit;
  const waits = state === 'proposed';
  return (
    <article className={waits ? classes.waiting : classes.decided}>
      <strong>
        {texts.of(officer === null ? unitName : `${formatPerson(officer)} (${unitName})`, texts.states[state])}
      </strong>
      <span className={classes.quiet}>
        {texts.proposed(signature(proposedBy, onBehalfOf, language), formatFull(proposedAt))}
      </span>
      <p>{edit.reason}</p>
      <Terms edit={edit} />
      {waits ? (
        <Decision edit={edit} />
      ) : (
        <p className={classes.quiet}>
          {texts.decided(texts.states[state], decidedBy ?? '', decidedAt === null ? '' : formatFull(decidedAt))}
          <br />
          {decisionReason}
          {edit.findingsChanged === null ? '' : ` ${corrected(edit.findingsChanged, edit.findingsKept ?? 0)}`}
        </p>
      )}
    </article>
  );
}

function Terms({ edit: { officer, before, after, state } }: { edit: LeadershipEdit }) {
  const texts = useWords(leadershipEditWords);
  const leading = useWords(leadershipWords);
  const none = officer === null ? texts.nobody : leading.byUnit;
  const noted =
    before.length === 0 && state === 'proposed' ? [{ leader: null, ledFrom: null, ledUntil: null }] : before;
  const rows = [
    ...noted.map((span, index) => ({ key: `before ${index}`, side: texts.before, ...span })),
    { key: 'after', side: texts.after, ...after },
  ];
  return (
    <PlainTable
      name={texts.after}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { title: texts.side, width: '10%', cell: ({ side }) => side },
        { title: leading.leader, width: '30%', cell: ({ leader }) => (leader === null ? none : formatPerson(leader)) },
        {
          title: leading.ledFrom,
          width: '30%',
          cell: ({ ledFrom }) => (ledFrom === null ? leading.unknownStart : formatFull(ledFrom)),
        },
        {
          title: leading.ledUntil,
          width: '30%',
          cell: ({ ledUntil }) => (ledUntil === null ? leading.still : formatFull(ledUntil)),
        },
      ]}
    />
  );
}

/** What the reader can do about a correction that waits. */
function Decision({ edit }: { edit: LeadershipEdit }) {
  const texts = useWords(leadershipEditWords);
  const mayDecide = useCan()('leaderships.agree');
  const decision = useCall('POST leadership-edits/:leadershipEditId/decision', { done: 'decided' });
  const withdrawal = useCall('POST leadership-edits/:leadershipEditId/withdrawal');
  const { leadershipEditId } = edit;
  const params = { leadershipEditId };
  return (
    <>
      <p className={classes.quiet}>
        {texts.rule} {texts.follows}
      </p>
      <ProposalDecision
        kind="leadership_edit"
        requestId={leadershipEditId}
        texts={texts}
        proposal={edit}
        mayDecide={mayDecide}
        running={decision.running || withdrawal.running}
        problem={decision.problem ?? withdrawal.problem}
        onDecide={(outcome, reason) => decision.start({ params, body: { decision: outcome, reason } })}
        onWithdraw={(reason) => withdrawal.start({ params, body: { reason } })}
      />
    </>
  );
}
