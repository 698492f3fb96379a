// Apart from the schemas: the threads that check a dump's leaves need no schema.

/** Longer than any line is: the header and one line are held in memory. */
export const longestLineBytes = 16 * 1024 ** 2;

/** All checkpoint lines together: they are read from the end of the file. */
export const longestTailBytes = 16 * 1024 ** 2;
