/** A step cannot go on for a reason that the person at the keyboard can mend: what happened, and what to do. */
export class Failure extends Error {
  /**
   * @param {string} cause
   * @param {string} fix
   */
  constructor(cause, fix) {
    super(cause)
    this.fix = fix
  }
}

/** Ctrl-C or SIGTERM arrived: everything unwinds and nothing is reported as wrong. */
export class Interrupted extends Error {}
