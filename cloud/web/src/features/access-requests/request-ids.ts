/** The recordings that a text names: ids, or addresses of their pages, in any order and with anything between them. */
export function recordingIdsIn(text: string): string[] {
  return [...new Set(text.match(/(?<![a-z0-9])[a-z2-7]{32}(?![a-z0-9])/g) ?? [])];
}
