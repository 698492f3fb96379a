/** What follows from `--witness-key`: the words, and the exit status. */
export interface WitnessedAsAsked {
  /** Something is wrong with the file. */
  isWrong: boolean;
  /** Keys were given. */
  asked: boolean;
  /** A witness whose key was given cosigned. */
  isWitnessed: boolean;
}

const notWitnessed = 3;

/** As every verifier's `--help` ends. */
export const notWitnessedHelp = '3 valid, but no witness whose key was given cosigned it';

/** 1 for what is wrong, 3 for what is valid and not witnessed as asked, else 0. */
export function exitStatusOf({ isWrong, asked, isWitnessed }: WitnessedAsAsked): number {
  if (isWrong) return 1;
  return asked && !isWitnessed ? notWitnessed : 0;
}

/** Says it above all else, for status 3. */
export function printNotWitnessed(found: WitnessedAsAsked): void {
  if (exitStatusOf(found) !== notWitnessed) return;
  console.log('NOT WITNESSED AS ASKED: no witness whose key you gave cosigned it, so it proves nothing against HQ.\n');
}
