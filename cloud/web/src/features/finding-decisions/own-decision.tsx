import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { signature } from '@rollcall/shared/words/signature';
import { noticeWords } from '@rollcall/shared/words/slips';
import { useRead } from '../../api/use-read.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { DecisionToRead } from '../slips/decision-to-read.tsx';
import { isAboutPeople, useWhatDecided } from './decision-entry.tsx';

interface Props {
  findingId: string;
  /** An officer appeals against it, and doesn't dispute a check-out instead. */
  appealable: boolean;
}

/** The decision by which a finding stands, for whom it is about, as an officer or as a leader who is liable. */
export function OwnDecision({ findingId, appealable }: Props) {
  const { badgeNo, actingFor } = useSession();
  const { answer } = useRead('GET finding-decisions', { query: { findingId, limit: 200 } });
  const stands = answer?.rows.find(({ state, step }) => state === 'counts' && step !== 'close');
  if (!stands || !isAboutPeople.includes(stands.step) || badgeNo === null || actingFor !== null) return null;
  const isNamed = stands.people.some((one) => one.badgeNo === badgeNo);
  const isLiable = stands.leaders.some((one) => one.badgeNo === badgeNo && !one.freed);
  if (!isNamed && !isLiable) return null;
  return <ToRead decision={stands} badgeNo={badgeNo} asLeader={!isNamed} appealable={!isNamed || appealable} />;
}

function ToRead({
  decision,
  badgeNo,
  asLeader,
  appealable,
}: {
  decision: DecisionRow;
  badgeNo: string;
  asLeader: boolean;
  appealable: boolean;
}) {
  const { language } = useLanguage();
  const texts = useWords(noticeWords);
  const what = useWhatDecided(decision);
  const { decisionId, step, reason, decidedBy, onBehalfOf, decidedAt, notices } = decision;
  return (
    <DecisionToRead
      key={decisionId}
      decision={{ kind: 'finding', id: decisionId }}
      title={asLeader ? texts.titleAsLeader : texts.title}
      appealable={appealable && step !== 'unfounded'}
      appealUntilOn={notices.find((one) => one.badgeNo === badgeNo)?.appealUntilOn}
    >
      <p>
        <strong>{what}</strong>
        {`\n${reason}\n${signature(decidedBy, onBehalfOf, language)} · ${formatFull(decidedAt)}`}
      </p>
    </DecisionToRead>
  );
}
