/** Under which the session lies in the query client; `null` there: nobody is signed in. */
export const sessionKey = ['sessions', 'current'] as const;

/** Under which a session lies that ended while somebody filled in a form; `null`: none. */
export const interruptedKey = ['sessions', 'interrupted'] as const;
