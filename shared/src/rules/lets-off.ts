/** Whether somebody isn't held to account by what was decided of something of this kind. */
export function letsOff({ kind, outcome }: { kind: string; outcome: string }): boolean {
  if (kind === 'finding') return outcome !== 'confirm';
  return (kind === 'appeal' || kind === 'accountability_appeal') && outcome === 'granted';
}
