/** From when it is made until it expires. */
export const mostAccessDays = 90;
