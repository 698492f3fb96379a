import { adminWords } from '@rollcall/shared/words/admin';
import { Modal } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';

export interface Made {
  username: string;
  password: string;
}

/** A password that HQ made, the only time that it is shown. */
export function MadePassword({ made, onClose }: { made: Made; onClose: () => void }) {
  const texts = useWords(adminWords).account;
  return (
    <Modal
      open
      title={texts.made(made.username)}
      okText={texts.noted}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      onOk={onClose}
    >
      <p>{texts.madeHint}</p>
      <Copyable name={texts.made(made.username)} text={made.password} />
    </Modal>
  );
}
