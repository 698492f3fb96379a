import type { Word } from '@rollcall/shared/words/define-words';
import type { ReactNode } from 'react';
import type { Tokens } from '../theme/tokens.ts';

/** How a state is shown: never by colour alone. */
export interface Look {
  color: keyof Tokens;
  icon: ReactNode;
  label: Word;
}
