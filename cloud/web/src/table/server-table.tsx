import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import { tableWords } from '@rollcall/shared/words/tables';
import { Button, Table } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Query } from '../api/to-query.ts';
import { useList } from '../api/use-list.ts';
import { useIsPhone } from '../browser/use-is-phone.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { useUrlQuery } from '../url/use-url-query.ts';
import type { Column } from './column.ts';
import { ColumnChoice } from './column-choice.tsx';
import { countFilters } from './count-filters.ts';
import { DownloadMenu } from './download-menu.tsx';
import { EmptyTable } from './empty-table.tsx';
import { FoldFilters } from './fold-filters.tsx';
import { RowCard } from './row-card.tsx';
import { type Selection, SelectShown, toRowSelection } from './row-selection.tsx';
import classes from './server-table.module.css';
import { SkeletonRows } from './skeleton-rows.tsx';
import { toAntdColumns } from './to-antd-columns.tsx';
import { useChosenColumns } from './use-chosen-columns.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowsDrawn } from './use-rows-drawn.ts';

/** Of a row with one line, below bar, title, tools and head. */
const leastHeights = { row: 33, above: 150 };

interface Props<Row> {
  /** The list's address below `/api/v1/`: `recordings`. */
  path: string;
  /** What it is called among the exports: every table has one. */
  exports: DownloadTable;
  /** The filters, as they are in the page's URL; `sort` is added here. */
  query: Query;
  /** The order before anybody sorts, where it isn't HQ's own. */
  defaultSort?: string;
  /** What the page asks before anybody filters: an empty list of it is no fault of filters. */
  unfiltered?: Query;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The accessible name. */
  name: string;
  /** Where a click or Enter leads. */
  linkOf?: (row: Row) => string;
  /** Instead of a link, such as a drawer. */
  onOpen?: (row: Row) => void;
  /** Rows can be chosen, to do something with all of them. */
  selection?: Selection<Row>;
  /** What to do to fill it, for a list that is empty without any filter. */
  empty: { title: string; hint: ReactNode };
  /** Filter controls, left above the table. */
  filters?: ReactNode;
  /** Buttons, right above the table. */
  buttons?: ReactNode;
}

/**
 * A list of HQ: sorted, filtered and paged there, with a sticky head, chosen columns, export, and j/k/Enter. Rows come in
 * pages by cursor and stay while the next ones are loaded. On a phone each row is a card, without head.
 */
export function ServerTable<Row extends object>(props: Props<Row>) {
  const { path, query, columns, rowKey, linkOf, onOpen, selection } = props;
  const texts = useWords(tableWords);
  const navigate = useNavigate();
  const [{ sort }, changeUrl] = useUrlQuery(['sort']);
  const asked = { ...query, sort: sort ?? props.defaultSort };
  const list = useList<Row>(path, asked);
  const drawn = useRowsDrawn(list.rows !== undefined, leastHeights);
  const { shown, choose } = useChosenColumns(path, columns);
  const body = useRef<HTMLDivElement>(null);
  const open = onOpen ?? (linkOf && ((row: Row) => void navigate(linkOf(row))));
  const { active, setActive } = useRowKeys({
    rows: list.rows ?? [],
    open,
    nearEnd: () => list.hasMore && !list.loadingMore && void list.loadMore(),
    container: body,
  });
  // What scrolls sideways must be reached by keyboard, also where no row has a link in it.
  useEffect(() => {
    const scrolled = body.current?.querySelector<HTMLElement>('.ant-table-body');
    if (scrolled) scrolled.tabIndex = open === undefined || list.rows?.length === 0 ? 0 : -1;
  });
  // What a list without filter controls asks for is what it is, not a filter.
  const set = props.filters === undefined ? 0 : countFilters(query, props.unfiltered);
  const isPhone = useIsPhone();

  return (
    <div ref={body} className={classes.table} aria-busy={list.loading || list.outdated}>
      <div className={classes.tools}>
        <div className={classes.filters}>
          {props.filters === undefined ? null : <FoldFilters set={set}>{props.filters}</FoldFilters>}
        </div>
        {props.buttons}
        <ColumnChoice columns={columns} shown={shown} onChoose={choose} />
        <DownloadMenu table={props.exports} query={asked} />
      </div>
      <ProblemNotice problem={list.problem} onRetry={list.retry} />
      {list.loading ? (
        <SkeletonRows columns={isPhone ? 2 : shown.length} />
      ) : list.rows === undefined ? null : (
        <>
          {selection && isPhone && list.rows.length > 0 ? (
            <SelectShown selection={selection} shown={{ rows: list.rows, rowKey }} />
          ) : null}
          <Table<Row>
            aria-label={props.name}
            size="small"
            pagination={false}
            {...(isPhone
              ? {
                  showHeader: false,
                  columns: [{ key: 'card', render: (_value, row) => <RowCard row={row} columns={shown} /> }],
                }
              : {
                  sticky: { offsetHeader: 44 },
                  scroll: { x: 'max-content' },
                  columns: toAntdColumns(shown, sort),
                })}
            {...(selection ? { rowSelection: toRowSelection(selection, { rows: list.rows, rowKey }, texts) } : {})}
            dataSource={list.rows.slice(0, drawn)}
            rowKey={rowKey}
            rowClassName={(_row, index) =>
              [open ? classes.opens : '', index === active ? classes.active : ''].join(' ')
            }
            onRow={(row, index) => ({
              tabIndex: -1,
              onFocus: () => setActive(index ?? -1),
              onClick: (event) => {
                setActive(index ?? -1);
                if (!isControl(event.target)) open?.(row);
              },
            })}
            onChange={(_pages, _filters, sorter) => {
              const { order, column } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
              const by = columns.find(({ key }) => key === column?.key)?.sort;
              changeUrl({ sort: by === undefined || !order ? undefined : `${order === 'descend' ? '-' : ''}${by}` });
            }}
            locale={{ emptyText: <EmptyTable empty={props.empty} filtered={set > 0} /> }}
          />
          <div className={classes.foot}>
            {list.hasMore ? texts.shown(list.rows.length) : texts.allShown(list.rows.length)}
            {list.hasMore ? (
              <Button size="small" loading={list.loadingMore} onClick={() => list.loadMore()}>
                {texts.more}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}

/** A click on a link, a button or a field in a row is for that one, and so is one on what unfolds. */
function isControl(target: EventTarget): boolean {
  const selecting = (getSelection()?.toString() ?? '') !== '';
  const controls = 'a, button, input, textarea, label, details, .ant-table-selection-column';
  return selecting || (target instanceof Element && target.closest(controls) !== null);
}
