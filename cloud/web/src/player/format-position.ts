/** `08:12.4`, or `1:08:12.4` in what lasts an hour or longer: tenths, so that frames can be told apart. */
export function formatPosition(ms: number, lengthMs: number): string {
  const tenths = Math.floor(ms / 100);
  const two = (number: number) => String(number).padStart(2, '0');
  const minutes = Math.floor(tenths / 600);
  const rest = `${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
  return lengthMs < 3_600_000 ? `${two(minutes)}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
