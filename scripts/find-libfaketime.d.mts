/** The library that moves the clock of programs. Ends this program where it isn't installed. */
export function findLibfaketime(): string;
