import { usePreload } from '../loading/use-preload.ts';
import { preloadProblems } from '../problem/problem-notice.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

export function SignInPage() {
  usePreload(preloadProblems);
  return (
    <main className={classes.page}>
      <SignInForm />
    </main>
  );
}
