/** Under which the session lies in the query client; `null` there: nobody is signed in. */
export const sessionKey = ['sessions', 'current'] as const;
