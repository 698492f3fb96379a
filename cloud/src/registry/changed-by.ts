/** Who changes something, and why: the account's username, or the command's name such as `rollcall seed`. */
export interface ChangedBy {
  by: string;
  reason?: string | undefined;
}
