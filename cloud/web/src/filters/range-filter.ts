/** A range in the URL; either end may be open. */
export interface RangeFilter {
  from: string | undefined;
  to: string | undefined;
  onChange: (range: { from: string | undefined; to: string | undefined }) => void;
}
