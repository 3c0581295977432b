/** What a request brings to show who asks. */
export interface Credentials {
  /** The secret of a browser's session. */
  readonly session?: string;
  /** The secret of a program: a personal token, or the key of the data folder. */
  readonly bearer?: string;
}
