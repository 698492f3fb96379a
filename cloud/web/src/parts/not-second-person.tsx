import { secondPersonWords } from '@rollcall/shared/words/second-person';
import { useWords } from '../language/use-words.ts';

interface Props {
  own: string;
  untilOwnPassword: true | undefined;
}

/** Why the reader doesn't decide: it is the reader's own, or the two accounts are no two people until a holder chose a password. */
export function NotSecondPerson({ own, untilOwnPassword }: Props) {
  const texts = useWords(secondPersonWords);
  return <p>{untilOwnPassword ? texts.notYet : own}</p>;
}
