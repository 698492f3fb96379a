/** A stretch of time as the contract writes it, in instants. */
export function toSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
