/** A verb failed and has said itself what went wrong: exit code 1 without another message. */
export class Failed extends Error {}
