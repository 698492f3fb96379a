import type { RosterConflicts, RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { ProblemError } from '../../../api/problem-error.ts';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { DecisionForm } from '../../../form/decision-form.tsx';
import { useWords } from '../../../language/use-words.ts';
import { rosterOutdates } from '../roster-outdates.ts';
import { ConflictList } from './conflict-list.tsx';

interface Decision {
  decision: 'approved' | 'refused';
  reason: string;
}

/** Approves or refuses an edit of somebody else; when it no longer fits the roster, every conflict is named. */
export function ProposalDecision({ proposal }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const { start, running, problem } = useChange({
    send: (commandKey, body: Decision) =>
      request<unknown>(`roster-proposals/${proposal.rosterProposalId}/decision`, { method: 'POST', commandKey, body }),
    outdates: rosterOutdates,
  });
  const isConflict = problem instanceof ProblemError && problem.code === 'roster_proposal_conflicts';
  return (
    <>
      {isConflict ? <ConflictList answer={problem.answer as RosterConflicts} /> : null}
      <DecisionForm
        title={texts.decision}
        yes={{ text: texts.approve, decide: (reason) => start({ decision: 'approved', reason }) }}
        no={{ text: texts.refuse, decide: (reason) => start({ decision: 'refused', reason }) }}
        running={running}
        problem={problem}
      />
    </>
  );
}
