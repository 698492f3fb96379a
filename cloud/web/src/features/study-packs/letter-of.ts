/** How an option of a question is called: A, B, C. */
export function letterOf(option: number): string {
  return String.fromCharCode(65 + option);
}
