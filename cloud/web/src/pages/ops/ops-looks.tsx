import { CheckCircleOutlined, EllipsisOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Look } from '../../state/look.ts';

/** How the states of this page look; their words come from its texts. */
export const opsLooks = {
  well: { color: 'good', icon: <CheckCircleOutlined /> },
  unwell: { color: 'bad', icon: <WarningFilled /> },
  held: { color: 'good', icon: <CheckCircleOutlined /> },
  missing: { color: 'bad', icon: <ExclamationCircleFilled /> },
  incomplete: { color: 'waiting', icon: <ExclamationCircleFilled /> },
  overridden: { color: 'waiting', icon: <ExclamationCircleFilled /> },
  unknown: { color: 'waiting', icon: <EllipsisOutlined /> },
} as const satisfies Record<string, Omit<Look, 'label'>>;

/** A state with the same word in both languages: the caller took it in the language of the page. */
export function lookOf(state: keyof typeof opsLooks, word: string): Look {
  return { ...opsLooks[state], label: { zh: word, en: word } };
}
