import type { Testimonies } from '@rollcall/shared/http/findings';

export type WitnessName = keyof Testimonies;

export interface Witness {
  name: WitnessName;
  says: Testimonies[WitnessName];
  /** Whether it fits what HQ has: the files. */
  stands: 'agrees' | 'contradicts' | 'silent';
}

/** The witnesses in the order of the card: the one that HQ has itself, its files, is what the others are compared with. */
export function readTestimonies(testimonies: Testimonies): Witness[] {
  const names: WitnessName[] = ['recorderLog', 'files', 'sequence', 'cardInventory', 'ticket'];
  return names.map((name) => {
    const says = testimonies[name];
    if (says === 'silent') return { name, says, stands: 'silent' };
    const fits = testimonies.files === 'silent' || says === testimonies.files;
    return { name, says, stands: fits ? 'agrees' : 'contradicts' };
  });
}
