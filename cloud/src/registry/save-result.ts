/** What became of the rows that were to be saved. */
export interface SaveResult {
  added: number;
  changed: number;
  unchanged: number;
}
