// How long something may last at most. A bound of one value stands in its field; one between two times is no field's, so it stands
// here: HQ refuses by it, and the words name it.

/** The database knows it too: its checks and its queries go back so far. */
export const mostShiftHours = 48;
export const mostLeaveDays = 366;
/** From its making until it expires. */
export const mostAccessDays = 90;
/** The database has a check of its own. */
export const mostDelegationDays = 92;
