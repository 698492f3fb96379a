import { tableWords } from '@rollcall/shared/words/tables';
import { Checkbox, type TableProps } from 'antd';
import { useWords } from '../language/use-words.ts';

/** Rows that somebody chose, by their key. They stay chosen when more are loaded, and when they leave the list. */
export interface Selection<Row> {
  rows: ReadonlyMap<string, Row>;
  /** No more than so many. */
  most: number;
  /** What a row is called by who can't see it. */
  labelOf: (row: Row) => string;
  onChange: (rows: ReadonlyMap<string, Row>) => void;
}

interface Shown<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** What antd's table knows of it: a column of boxes, and one for all rows that are shown. */
export function toRowSelection<Row>(
  selection: Selection<Row>,
  shown: Shown<Row>,
  texts: { selectShown: string },
): NonNullable<TableProps<Row>['rowSelection']> {
  const { rows: chosen, most, labelOf } = selection;
  return {
    columnWidth: 40,
    selectedRowKeys: [...chosen.keys()],
    preserveSelectedRowKeys: true,
    getTitleCheckboxProps: () => ({ 'aria-label': texts.selectShown }),
    getCheckboxProps: (row) => ({
      'aria-label': labelOf(row),
      disabled: chosen.size >= most && !chosen.has(shown.rowKey(row)),
    }),
    onChange: (keys) => choose(selection, shown, keys.map(String)),
  };
}

/** On a phone, where the table has no head: one box for all rows that are shown. */
export function SelectShown<Row>({ selection, shown }: { selection: Selection<Row>; shown: Shown<Row> }) {
  const texts = useWords(tableWords);
  const keys = shown.rows.map(shown.rowKey);
  const count = keys.filter((key) => selection.rows.has(key)).length;
  const all = count > 0 && (count === keys.length || selection.rows.size >= selection.most);
  const others = [...selection.rows.keys()].filter((key) => !keys.includes(key));
  return (
    <Checkbox
      checked={all}
      indeterminate={count > 0 && !all}
      onChange={() => choose(selection, shown, all ? others : [...selection.rows.keys(), ...keys])}
      style={{ padding: '4px 16px 8px' }}
    >
      {texts.selectShown}
    </Checkbox>
  );
}

function choose<Row>(
  { rows: before, most, onChange }: Selection<Row>,
  shown: Shown<Row>,
  keys: readonly string[],
): void {
  const known = new Map([...before, ...shown.rows.map((row) => [shown.rowKey(row), row] as const)]);
  const wanted = [...new Set(keys)].flatMap((key) => {
    const row = known.get(key);
    return row === undefined ? [] : [[key, row] as const];
  });
  onChange(new Map(wanted.slice(0, most)));
}
