import { useNavigate } from 'react-router';
import type { Done } from '../../api/done-notices.ts';
import { paths } from '../../paths.ts';

/** What follows a change of the roster: it counts, or it waits for a second person, and is shown as what waits. */
export function useRosterOutcome(onDone: () => void): (answer: unknown) => void {
  const navigate = useNavigate();
  return (answer) => {
    const waits = proposalOf(answer);
    if (waits === undefined) onDone();
    else void navigate(paths.rosterProposals({ entry: waits }));
  };
}

/** What is said of a change that counts. Of one that waits its own page says so. */
export const saidOfRoster =
  (done: Done) =>
  (answer: unknown): Done | false =>
    proposalOf(answer) === undefined ? done : false;

function proposalOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('rosterProposalId' in answer)) return undefined;
  return typeof answer.rosterProposalId === 'string' ? answer.rosterProposalId : undefined;
}
