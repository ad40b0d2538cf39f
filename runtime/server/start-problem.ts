/**
 * The program cannot start, for a reason that its operator can mend: a wrong setting, a folder in
 * use, a database without transactions. Thrown by whatever starts, caught only in `main.ts`, which
 * shows the message as it is, without a stack, and ends with exit code 78.
 */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
  }
}
