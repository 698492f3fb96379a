import type { Testimonies } from '@rollcall/shared/http/findings';

export type WitnessName = keyof Testimonies;

export interface Witness {
  name: WitnessName;
  says: Testimonies[WitnessName];
  /**
   * `contradicts`: what is wrong; of a file that others tell of, the missing file, not who tells of it. `tells`: of a file
   * that isn't there. `agrees`: with the files.
   */
  stands: 'agrees' | 'tells' | 'contradicts' | 'silent';
}

/** The witnesses in the order of the card, and how each stands to the files that HQ has. */
export function readTestimonies(testimonies: Testimonies): Witness[] {
  const names: WitnessName[] = ['recorderLog', 'files', 'sequence', 'cardInventory', 'ticket'];
  const missed = testimonies.files === 'absent' && Object.values(testimonies).includes('recorded');
  return names.map((name) => {
    const says = testimonies[name];
    if (says === 'silent') return { name, says, stands: 'silent' };
    if (missed && name === 'files') return { name, says, stands: 'contradicts' };
    if (says === testimonies.files || testimonies.files === 'silent') return { name, says, stands: 'agrees' };
    return { name, says, stands: missed ? 'tells' : 'contradicts' };
  });
}
