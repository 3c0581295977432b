/** What kind of refusal a fault is; `http/errors.ts` maps each to a status once, the command line to an exit code. */
export type FaultCode =
  | 'bad-parameter' // a parameter is malformed or out of its allowed values
  | 'not-found' // the named thing does not exist
  | 'signed-out' // nobody has signed in, or not any more
  | 'forbidden' // the person's role does not allow it
  | 'conflict' // something else holds what is needed (a folder in use, an import under way)
  | 'unreadable' // a file cannot be read as what it claims to be
  | 'too-large' // over a limit
  | 'too-many' // asked too often; it passes
  | 'unavailable'; // the disk is full, read-only, an engine is down

/**
 * The one error that a user may see: a request that can be refused.
 * `message` says what was wrong, where and what to do; `detail` is for the log only.
 * Bugs are bare `Error`s and never this.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly parameter: string | undefined;
  readonly allowed: readonly string[] | undefined;
  readonly detail: string | undefined;
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: FaultCode,
    message: string,
    more: {
      parameter?: string;
      allowed?: readonly string[];
      detail?: string;
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = 'Fault';
    this.code = code;
    this.parameter = more.parameter;
    this.allowed = more.allowed;
    this.detail = more.detail;
    this.retryAfter = more.retryAfter;
  }
}
