import type { Alert } from '../runtime/alert.ts';
import type { ProfileProblem } from './read-profiles.ts';

/** Says that card layouts of this site are left out, until the agent is started with better ones. */
export function profileAlert(problems: readonly ProfileProblem[], at: Date): Alert | null {
  const [first] = problems;
  if (!first) return null;
  return {
    code: 'card_layout_left_out',
    nextStep: `${profileProblemText(first)}. Its cards are collected without what their names claim. Correct it, try it with \`rollcall-agent card --profile\`, and restart the agent.`,
    at: at.toISOString(),
  };
}

/** `/srv/profiles/xk.json: parse[0] must be a regular expression` */
export function profileProblemText({ file, field, problem }: ProfileProblem): string {
  return `${file}: ${field === null ? '' : `${field} `}${problem}`;
}
