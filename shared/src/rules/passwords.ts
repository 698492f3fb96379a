/** How long a password that people choose is, in characters. HQ refuses what is guessed first too (`weak_password`). */
export const passwordLength = { least: 10, most: 256 } as const;
