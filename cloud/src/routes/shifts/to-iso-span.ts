/** A stretch of time as the contract writes it. */
export function toIsoSpan({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
