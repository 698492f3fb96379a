/** Whether HQ takes this text as a reason. */
export function isReason(text: string, least = 2): boolean {
  const { length } = text.trim();
  return length >= least && length <= 500;
}
