/** What every filter control has: its value in the URL, undefined for "any". */
export interface Filter<Value extends string = string> {
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}
