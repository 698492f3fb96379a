/** The one error class of the agent. `code` is stable, `nextStep` says what a person can do about it. */
export class AgentError extends Error {
  readonly code: string;
  readonly nextStep: string;
  /** Of the request to HQ that failed. Logs show it, and HQ's log has it too. */
  declare requestId?: string;

  constructor(code: string, message: string, nextStep: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AgentError';
    this.code = code;
    this.nextStep = nextStep;
  }
}
