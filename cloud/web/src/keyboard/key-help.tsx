import { keyboardWords } from '@rollcall/shared/words/keyboard';
import { Modal } from 'antd';
import { useWords } from '../language/use-words.ts';
import classes from './key-help.module.css';
import type { KeyBinding } from './keyboard-context.ts';

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '⏎',
  ' ': '␣',
};

export function KeyHelp({ bindings, onClose }: { bindings: KeyBinding[] | undefined; onClose: () => void }) {
  const texts = useWords(keyboardWords);
  return (
    <Modal
      title={texts.title}
      open={bindings !== undefined}
      onCancel={onClose}
      footer={null}
      width={420}
      destroyOnHidden // keys pressed next must not go to what is hidden
    >
      <table className={classes.keys}>
        <tbody>
          {bindings?.map(({ key, label }) => (
            <tr key={`${key} ${label}`}>
              <th scope="row">
                <kbd>{names[key] ?? key}</kbd>
              </th>
              <td>{label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
