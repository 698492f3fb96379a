import { signInWords } from '@rollcall/shared/words/sign-in';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/use-words.ts';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

/** The sign-in over a page that waits with what was typed. */
export function SignInAgain({ username }: { username: string }) {
  const texts = useWords(signInWords);
  const id = useId();
  return (
    <OverPage titleId={id}>
      <SignInForm id={id} hint={texts.goOn} username={username} />
    </OverPage>
  );
}

/** Covers the page, so that nobody reads there who may not; the browser makes everything behind it inert. */
export function OverPage({ titleId, children }: { titleId: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (dialog.current?.open === false) dialog.current.showModal();
    // Whoever goes on does so where the cursor was.
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classes.over}
      onCancel={(event) => event.preventDefault()}
      // A browser closes a dialog at the second Escape, whatever the first was answered.
      onClose={() => dialog.current?.showModal()}
    >
      <div className={classes.page}>{children}</div>
    </dialog>
  );
}
