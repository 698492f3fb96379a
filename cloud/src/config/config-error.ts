import type { SettingProblem } from '@rollcall/node/settings';

/** Variables are missing or wrong: all of them at once, each with what to set. */
export class ConfigError extends Error {
  readonly problems: SettingProblem[];

  constructor(problems: SettingProblem[]) {
    super(problems.map(({ variable, message, set }) => `${variable} ${message}. Set it to ${set}.`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
