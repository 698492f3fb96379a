/**
 * A column of a sheet that we write. `text` stays as it is: no formula, no lost zeros. `date` and `moment` are Dates that
 * say in their UTC fields what calendar and clock on the wall showed. `length` is a number of days, as spreadsheets count them,
 * shown as hours, minutes and seconds.
 */
export interface SheetColumn {
  heading: string;
  /** In characters; a Chinese one takes two. */
  width: number;
  format: 'text' | 'number' | 'date' | 'moment' | 'length';
}
