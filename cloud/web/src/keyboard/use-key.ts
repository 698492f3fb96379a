import { useContext, useEffect, useRef } from 'react';
import { KeyboardContext } from './keyboard-context.ts';

/** Does something at a key, outside of text fields, while this component is shown; `?` lists it by `label`. */
export function useKey(key: string, label: string, run: () => void): void {
  const keyboard = useContext(KeyboardContext);
  const binding = useRef({ key, label, run });
  useEffect(() => {
    binding.current = { key, label, run };
  });
  useEffect(() => keyboard?.bind(binding), [keyboard]);
}
