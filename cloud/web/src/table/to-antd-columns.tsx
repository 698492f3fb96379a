import type { TableColumnType } from 'antd';
import type { Column } from './column.ts';

/** `sort` as in the URL: `capturedAt`, or `-capturedAt` for descending. */
export function toAntdColumns<Row>(columns: readonly Column<Row>[], sort: string | undefined): TableColumnType<Row>[] {
  return columns.map(({ key, title, tip, cell, width, number, stays, sort: by }) => ({
    key,
    title: tip === undefined ? title : <span data-tip={tip}>{title}</span>,
    render: (_value: unknown, row: Row) => cell(row),
    ...(width === undefined ? {} : { width }),
    ...(number ? { align: 'right' as const } : {}),
    ...(stays ? { fixed: 'end' as const } : {}),
    ...(by === undefined
      ? {}
      : {
          sorter: true,
          sortOrder: sort === by ? ('ascend' as const) : sort === `-${by}` ? ('descend' as const) : null,
        }),
  }));
}
