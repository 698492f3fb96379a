/** Variables are missing or wrong: all of them at once, each with what to set. */
export class ConfigError extends Error {
  readonly problems: { variable: string; message: string; set: string }[];

  constructor(problems: { variable: string; message: string; set: string }[]) {
    super(problems.map(({ variable, message, set }) => `${variable} ${message}. Set it to ${set}.`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
