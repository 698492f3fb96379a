import { CloseOutlined } from '@ant-design/icons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { Button } from 'antd';
import { formatSize } from '../format/format-size.ts';
import { useWords } from '../language/use-words.ts';
import { AttachmentInput } from './attachment-input.tsx';

/** HQ takes no more at once. */
const mostFiles = 9;

interface Props {
  id?: string;
  value?: File[];
  onChange?: (files: File[]) => void;
}

/** Several files to attach, chosen one after the other. */
export function FilesInput({ id, value = [], onChange }: Props) {
  const texts = useWords(exemptionWords).form;
  return (
    <>
      {value.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same
        <div key={index} style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
          <span style={{ overflowWrap: 'anywhere' }}>
            {file.name} · {formatSize(file.size)}
          </span>
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={texts.takeOutFile(file.name)}
            onClick={() => onChange?.(value.filter((one) => one !== file))}
          />
        </div>
      ))}
      {value.length >= mostFiles ? null : (
        <AttachmentInput
          {...(id === undefined ? {} : { id })}
          onChange={(file) => (file === undefined ? undefined : onChange?.([...value, file]))}
        />
      )}
    </>
  );
}
