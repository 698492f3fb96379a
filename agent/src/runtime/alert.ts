/** What is wrong with the station and what a person can do about it, for `status.json` and `rollcall-agent status`. */
export type Alert = { code: string; nextStep: string; at: string };
