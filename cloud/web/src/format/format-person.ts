/** Badge before name: `012345 王强`. Names repeat, badges don't. */
export function formatPerson({ badgeNo, name }: { badgeNo: string; name: string }): string {
  return `${badgeNo} ${name}`;
}
