import { useNavigate } from 'react-router';
import { paths } from '../../paths.ts';

/** What follows a change of the roster: it counts, or it waits for a second person, and is shown as what waits. */
export function useRosterOutcome(onDone: () => void): (answer: unknown) => void {
  const navigate = useNavigate();
  return (answer) => {
    const waits =
      typeof answer === 'object' && answer !== null && 'rosterProposalId' in answer
        ? answer.rosterProposalId
        : undefined;
    if (typeof waits === 'string') void navigate(paths.rosterProposals({ entry: waits }));
    else onDone();
  };
}
