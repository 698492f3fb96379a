/** Who is liable through a decision: the leaders of those whom it names; where it names nobody, of all whom the finding names. */
export function liableLeaders(leaders: Readonly<Record<string, string>>, badgeNos: readonly string[]): string[] {
  const led = badgeNos.length > 0 ? badgeNos : Object.keys(leaders);
  return [...new Set(led.flatMap((badgeNo) => leaders[badgeNo] ?? []))].sort();
}
