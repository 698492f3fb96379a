import { useSendingKept } from './use-kept.ts';

/** Shows nothing: on whichever page one is, forms that wait are sent. */
export function SendingKept() {
  useSendingKept();
  return null;
}
