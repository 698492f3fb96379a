import type { Page } from 'playwright-core';
import type { HqClient } from '../hq-client.ts';

/** Something that a page can show. */
export interface PageView {
  /** Its address below HQ's. */
  at: string;
  /** What is there once it is complete: text in any language, or a dialog. */
  shows: string | RegExp;
  dialog?: true;
  /** It is printed: what it says on paper is read word by word. */
  paper?: true;
  /** What is opened on it by hand. */
  open?: (page: Page) => Promise<unknown>;
}

/** A demo that was started on the local date `today`; `client` is its administrator. */
export interface LookedAtDemo {
  client: HqClient;
  today: string;
}

/** All views of pages, by the path of each. */
export type PageViews = Record<string, (demo: LookedAtDemo) => PageView[] | Promise<PageView[]>>;

export const absent = /^(没有找到|There is nothing at this address)$/;

export const press = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
