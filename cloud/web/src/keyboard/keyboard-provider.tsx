import { keyboardWords } from '@rollcall/shared/words/keyboard';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { later } from '../loading/later.tsx';
import { useEver } from '../loading/use-ever.ts';
import { type KeyBinding, type Keyboard, KeyboardContext } from './keyboard-context.ts';
import { useKeepFocus } from './use-keep-focus.ts';

const KeyHelp = later({ load: async () => (await import('./key-help.tsx')).KeyHelp });

/** Sends keys to who bound them with `useKey`, and keeps the focus on the page; `?` lists the keys and `/` goes to the search field. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const texts = useWords(keyboardWords);
  useKeepFocus();
  const bindings = useRef<{ current: KeyBinding }[]>([]);
  const [listed, setListed] = useState<KeyBinding[]>();
  const wasListed = useEver(listed !== undefined);
  const keyboard = useMemo<Keyboard>(
    () => ({
      bind(binding) {
        bindings.current.push(binding);
        return () => {
          bindings.current = bindings.current.filter((other) => other !== binding);
        };
      },
    }),
    [],
  );

  useEffect(() => {
    const own: KeyBinding[] = [
      { key: '?', label: texts.help, run: () => setListed([...own.slice(0, searchField() ? 2 : 1), ...current()]) },
      { key: '/', label: texts.search, run: () => searchField()?.focus() },
    ];
    const current = () => bindings.current.map((binding) => binding.current);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
      const binding = [...own, ...current()].filter(({ key }) => key === event.key).at(-1);
      if (!binding) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [texts]);

  return (
    <KeyboardContext value={keyboard}>
      {children}
      {wasListed ? <KeyHelp bindings={listed} onClose={() => setListed(undefined)} /> : null}
    </KeyboardContext>
  );
}

/** Text fields take every key, what is in a dialog stays there, and Enter or space is for the link or button in focus. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const controls = key === 'Enter' || key === ' ' ? ', a, button, input, summary, [role="tab"], [role="menuitem"]' : '';
  const takers = `input:not([type="checkbox"], [type="radio"]), textarea, select, [role="combobox"], [role="dialog"]${controls}`;
  return target.isContentEditable || target.closest(takers) !== null;
}

const searchField = () => document.querySelector<HTMLInputElement>('input[type="search"]');
