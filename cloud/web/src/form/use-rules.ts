import { registryWords } from '@rollcall/shared/words/registry';
import { useWords } from '../language/use-words.ts';

/** What HQ takes, said in the form before it is sent: the same bounds as in the contract's ids and reasons. */
export function useRules() {
  const { rules } = useWords(registryWords);
  return {
    badgeNo: { pattern: /^[A-Za-z0-9-]{1,32}$/, message: rules.id },
    unitCode: { pattern: /^[A-Za-z0-9-]{1,20}$/, message: rules.id },
    serial: { pattern: /^[A-Za-z0-9_-]{1,32}$/, message: rules.serial },
    reason: { min: 2, max: 500, transform: (reason?: string) => reason?.trim(), message: rules.reason },
    upTo: (most: number) => ({ max: most, transform: (text?: string) => text?.trim(), message: rules.upTo(most) }),
  };
}
