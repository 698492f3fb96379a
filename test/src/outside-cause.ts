/** Grounds on which anything may end without a case, whatever it is and whomever it names. */
export const outsideCause = { officerGround: 'outside_cause', leaderGround: 'outside_cause' } as const;
