import type { Api, ListKey } from '@rollcall/shared/resources/resources';
import type { ListColumn } from '@rollcall/shared/words/list-columns';
import type { ReactNode } from 'react';
import type { Query } from '../api/to-query.ts';
import { useLanguage } from '../language/language-context.ts';
import { type Cells, listColumns } from './list-columns.tsx';
import { ServerTable } from './server-table.tsx';

/** Lists whose address is their key. */
type TableKey = { [Key in ListKey]: `GET ${Key}` extends keyof Api ? Key : never }[ListKey];
type RowOf<Key extends TableKey> = Api[`GET ${Key}`]['answer']['rows'][number];
type FiltersOf<Key extends TableKey> = Omit<NonNullable<Api[`GET ${Key}`]['query']>, 'cursor' | 'limit'>;

interface Props<Key extends TableKey, Columns extends readonly ListColumn<RowOf<Key>>[]> {
  list: Key;
  /** The list's own, from its words. */
  columns: Columns;
  /** What the page draws otherwise than the kind of the column says. */
  cells?: Cells<RowOf<Key>, Columns>;
  /** As they are in the page's URL. */
  query: { [Name in keyof FiltersOf<Key>]?: Query[string] };
  /** What the page asks before anybody filters: an empty list of it is no fault of filters. */
  unfiltered?: Query;
  idOf: (row: RowOf<Key>) => string;
  /** The accessible name. */
  name: string;
  onOpen?: (row: RowOf<Key>) => void;
  /** Where a row leads, instead. */
  linkOf?: (row: RowOf<Key>) => string;
  empty: { title: string; hint: ReactNode };
  filters?: ReactNode;
  buttons?: ReactNode;
}

/** The table of a list that was made by `defineList`: address, columns and files follow from the list. */
export function ListTable<Key extends TableKey, Columns extends readonly ListColumn<RowOf<Key>>[]>({
  list,
  columns,
  cells = {},
  query,
  idOf,
  ...shown
}: Props<Key, Columns>) {
  const { language } = useLanguage();
  return (
    <ServerTable<RowOf<Key>>
      path={list}
      exports={list}
      query={query as Query}
      columns={listColumns<RowOf<Key>, Columns>(columns, { language, cells })}
      rowKey={idOf}
      {...shown}
    />
  );
}
