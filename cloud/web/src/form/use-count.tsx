import { registryWords } from '@rollcall/shared/words/registry';
import type { InputProps } from 'antd';
import { useWords } from '../language/use-words.ts';

/**
 * How long a text is and how long it may be, for a field that takes more than HQ does: nothing that was typed or pasted is cut
 * off, and the field says by how much it is too long. @param from how many characters it counts aloud
 */
export function useCount(most: number, from: number): NonNullable<InputProps['count']> {
  const { tooLong } = useWords(registryWords).rules;
  return {
    max: most,
    // As HQ counts it.
    strategy: (text) => text.trim().length,
    show: ({ count }) => (
      <span role="status">{count > most ? tooLong(count - most) : count >= from ? `${count} / ${most}` : null}</span>
    ),
  };
}
