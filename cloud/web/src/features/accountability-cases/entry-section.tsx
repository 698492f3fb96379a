import type { CaseEntry } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { groundWords } from '@rollcall/shared/words/grounds';
import { signature } from '@rollcall/shared/words/signature';
import { noticeWords } from '@rollcall/shared/words/slips';
import { FiledFiles } from '../../downloads/file-link.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { caseAppealLooks, entryLooks } from '../../state/case-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { DecisionToRead } from '../slips/decision-to-read.tsx';
import { SlipLine } from '../slips/slip-line.tsx';
import classes from './case-view.module.css';
import { EntryActs } from './entry-acts.tsx';

/** How far it has come with one officer: what he said, what was decided, whether he knows, and what comes next. */
export function EntrySection({ entry }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  const who = formatPerson({ badgeNo: entry.badgeNo, name: entry.officerName });
  return (
    <Section title={`${who} · ${texts.roles[entry.role]}`} hint={entry.unitName}>
      <FactList
        facts={[
          {
            name: texts.state,
            value: <StateTag look={entryLooks[entry.state]}>{entry.overdue ? ` · ${texts.overdue}` : null}</StateTag>,
          },
          { name: texts.statements, value: <Statements entry={entry} /> },
          ...(entry.outcome === null ? [] : [{ name: texts.decision, value: <Decision entry={entry} /> }]),
          ...(entry.outcome === null ? [] : [{ name: texts.notice, value: <Notice entry={entry} /> }]),
          ...(entry.appealed && entry.appeal
            ? [{ name: texts.appeal, value: <Appeal state={entry.appeal} appealed={entry.appealed} /> }]
            : []),
        ]}
      />
      <EntryActs key={`${entry.state} ${entry.statements.length}`} entry={entry} />
    </Section>
  );
}

/** For whom the entry is about: what was decided, until he says that he read it. */
export function OwnEntry({ entry }: { entry: CaseEntry }) {
  const texts = useWords(noticeWords);
  const { entryId, own, state, outcome, paper, decidedAt, seenAt, appealUntilOn } = entry;
  if (!own || decidedAt === null || (state === 'ended' && seenAt === null)) return null;
  return (
    <DecisionToRead
      decision={{ kind: 'case', id: entryId }}
      title={texts.titleOfCase}
      appealable={paper === null && outcome !== 'none'}
      appealUntilOn={appealUntilOn ?? undefined}
    >
      <div style={{ marginBlockEnd: 8 }}>
        <Decision entry={entry} />
      </div>
    </DecisionToRead>
  );
}

function Statements({ entry }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  if (entry.statements.length === 0) {
    return entry.heard === 'not_in_time' ? texts.hearings.not_in_time : texts.nothingSaid;
  }
  return (
    <ul className={classes.plain}>
      {entry.statements.map(({ text, statedAt, late, attachments }) => (
        <li key={statedAt} className={classes.said}>
          {text ?? texts.hearings.declined}
          <span className={classes.quiet}>
            {' '}
            · {formatFull(statedAt)}
            {late ? ` · ${texts.late}` : null}
          </span>
          <FiledFiles files={attachments} />
        </li>
      ))}
    </ul>
  );
}

function Decision({ entry }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  const { language } = useLanguage();
  const grounds = useWords(groundWords);
  const { outcome, points, paper, decidedBy, decidedAt } = entry;
  return (
    <>
      <strong style={entry.void ? { textDecoration: 'line-through' } : {}}>
        {points === null ? outcome && texts.outcomes[outcome] : texts.pointsOff(points)}
      </strong>
      {entry.void ? ` · ${texts.outcomes.void}` : null}
      {entry.ground ? <div>{`${texts.ground}: ${grounds.names[entry.ground]}`}</div> : null}
      <div className={classes.said}>{entry.reason}</div>
      <div className={classes.quiet}>
        {paper ? `${texts.onPaper(paper.office, paper.documentNo, paper.documentOn)} · ` : null}
        {decidedBy && decidedAt
          ? `${signature(decidedBy, entry.onBehalfOf, language)} · ${formatFull(decidedAt)}`
          : null}
      </div>
    </>
  );
}

function Notice({ entry: { seenAt, appealUntilOn, slip } }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  return (
    <>
      {seenAt && appealUntilOn ? texts.seen(formatFull(seenAt), appealUntilOn) : texts.unseen}
      {slip ? (
        <div>
          <SlipLine slip={slip} />
        </div>
      ) : null}
    </>
  );
}

function Appeal({
  state,
  appealed,
}: {
  state: NonNullable<CaseEntry['appeal']>;
  appealed: NonNullable<CaseEntry['appealed']>;
}) {
  const { reason, attachments, appealedAt, decidedBy, decidedAt, decisionReason } = appealed;
  return (
    <>
      <StateTag look={caseAppealLooks[state]} />
      <div className={classes.said}>
        {reason}
        <span className={classes.quiet}> · {formatFull(appealedAt)}</span>
        <FiledFiles files={attachments} />
      </div>
      {decidedBy && decidedAt ? (
        <div className={classes.said}>
          {decisionReason}
          <span className={classes.quiet}>
            {' '}
            · {decidedBy} · {formatFull(decidedAt)}
          </span>
        </div>
      ) : null}
    </>
  );
}
