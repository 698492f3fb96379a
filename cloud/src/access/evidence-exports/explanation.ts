import { exportExplanation } from '@rollcall/shared/words/custody-history';

/** The explanation in an export, with the line ends that every editor of a Windows machine shows. */
export const explanation = exportExplanation.text.replaceAll('\n', '\r\n');
