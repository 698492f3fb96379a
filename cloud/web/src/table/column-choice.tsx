import { tableWords } from '@rollcall/shared/words/tables';
import { Button, Checkbox, Popover } from 'antd';
import { useWords } from '../language/use-words.ts';
import type { Column } from './column.ts';

interface Props<Row> {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  onChoose: (keys: string[]) => void;
}

export function ColumnChoice<Row>({ columns, shown, onChoose }: Props<Row>) {
  const texts = useWords(tableWords);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={texts.chooseColumns}
      content={
        <Checkbox.Group
          style={{ display: 'flex', flexDirection: 'column' }}
          value={shown.map(({ key }) => key)}
          options={columns.map(({ key, title, always }) => ({ value: key, label: title, disabled: always ?? false }))}
          onChange={onChoose}
        />
      }
    >
      <Button size="small">{texts.columns}</Button>
    </Popover>
  );
}
