import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { slipWords } from '@rollcall/shared/words/slips';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { SlipForm } from '../slips/slip-form.tsx';
import { SlipLine } from '../slips/slip-line.tsx';
import classes from './finding-handling.module.css';

/** Whether an officer knows what was decided about him: on the page, or on paper, which is printed and noted here. */
export function DecisionOnPaper({
  decision: { decisionId, findingId, notices, slips },
  person,
  leads,
  freed,
}: {
  decision: DecisionRow;
  person: { badgeNo: string; name: string };
  /** He is liable as a leader. */
  leads: boolean;
  /** He was, and isn't any more. */
  freed: boolean;
}) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const paper = useWords(slipWords);
  const session = useSession();
  const can = useCan();
  const [noting, setNoting] = useState(false);
  const { badgeNo } = person;
  const notice = notices.find((one) => one.badgeNo === badgeNo);
  const slip = slips.find((one) => one.badgeNo === badgeNo);
  const until = notice && formatDate(startOfLocalDate(notice.appealUntilOn), language);
  const who = `${formatPerson(person)}${leads ? ` · ${texts.asLeader}` : ''}`;
  if (freed) return <p className={said.quiet}>{`${who} · ${texts.freed}`}</p>;
  const may = can('findings.notify') && session.badgeNo !== badgeNo;
  return (
    <div className={said.quiet}>
      {notice && until ? texts.seen(who, formatFull(notice.seenAt), until) : texts.unseen(who)}
      {slip ? (
        <div>
          <SlipLine slip={slip} />
        </div>
      ) : null}
      {may ? (
        <div className={classes.paper}>
          <Link to={paths.decisionSlip(findingId, decisionId, badgeNo)}>{paper.print}</Link>
          {slip ? null : (
            <Button type="link" size="small" onClick={() => setNoting(true)}>
              {paper.note}
            </Button>
          )}
        </div>
      ) : null}
      {noting ? (
        <SlipForm
          subject={decisionId}
          to={who}
          action="findings.notify"
          send={(commandKey, body) =>
            call(
              'POST finding-decisions/:decisionId/slips/:badgeNo',
              { params: { decisionId, badgeNo }, body },
              commandKey,
            )
          }
          outdates={['finding-decisions', 'findings']}
          onClose={() => setNoting(false)}
        />
      ) : null}
    </div>
  );
}
