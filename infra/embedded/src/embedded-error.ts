/** An error of an embedded part: a stable `code`, and a message that says what to do next. */
export class EmbeddedError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedError';
    this.code = code;
  }
}
