import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import { registryWords } from '@rollcall/shared/words/registry';
import { useNavigate } from 'react-router';
import { useKey } from '../keyboard/use-key.ts';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { ActionButton } from '../session/action-button.tsx';
import { useCan } from '../session/use-can.ts';

interface Props {
  action: Action;
  add: string;
  onAdd: () => void;
  imports?: ImportKind;
}

/** Add one, or import a spreadsheet of them. */
export function ListButtons({ action, add, onAdd, imports }: Props) {
  const texts = useWords(registryWords);
  const navigate = useNavigate();
  const may = useCan()(action);
  useKey('n', add, () => may && onAdd());
  return (
    <>
      {imports ? (
        <ActionButton action={action} icon={<ImportOutlined />} onClick={() => void navigate(paths.imports(imports))}>
          {texts.import}
        </ActionButton>
      ) : null}
      <ActionButton action={action} type="primary" icon={<PlusOutlined />} onClick={onAdd}>
        {add}
      </ActionButton>
    </>
  );
}
