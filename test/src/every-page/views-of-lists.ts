import type { PageViews } from './page-view.ts';

interface Page {
  path: string;
  list?: string;
}

/** All pages of HQ. By address: their types are those of a browser. */
export async function allPages(): Promise<readonly Page[]> {
  const source = new URL('../../../cloud/web/src/pages.ts', import.meta.url).href;
  return ((await import(source)) as { pages: readonly Page[] }).pages;
}

/** The pages that show the list of a resource: the list, and its form. */
export async function viewsOfLists(): Promise<PageViews> {
  const lists = (await allPages()).filter(({ list }) => list !== undefined);
  return Object.fromEntries(
    lists.map(({ path }) => [
      path,
      () => [
        { at: path, shows: /^(列|Columns)$/ },
        { at: `${path}?entry=new`, shows: /保存|Save|^生成$|^Make$|^提交，等待审批$|^Propose$/, dialog: true },
      ],
    ]),
  );
}
