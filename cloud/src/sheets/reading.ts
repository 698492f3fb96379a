/** Why a cell's content isn't what its column asks for. */
export type CellProblem =
  | 'bad_characters'
  | 'bad_date'
  | 'bad_moment'
  | 'bad_time'
  | 'date_out_of_range'
  | 'date_with_time'
  | 'date_without_year'
  | 'formula_error'
  | 'number_imprecise'
  | 'text_is_date'
  | 'time_with_date';

export type Reading<Value> = { value: Value } | { problem: CellProblem };
