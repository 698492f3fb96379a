import { z } from 'zod';
import { limitOf, pageOf, pageQuerySchema } from '../http/paging.ts';
import type { Action } from '../http/permissions.ts';
import { endpoint } from './endpoint.ts';

/**
 * The half of a list that page and service share: its address, who may see it, its filters and its rows. The service adds
 * how rows are read (`serveList`); route, paging and export follow. Its columns stand in its file of words.
 * @param key its address below `/api/v1/`, and its name among the exports
 */
export function defineList<const Key extends string, Filters extends z.ZodObject, Row extends z.ZodObject>(list: {
  key: Key;
  access: Action;
  filters: Filters;
  row: Row;
  /** How many rows a page has, where others than usual are asked for. */
  limit?: { most: number; usual: number };
}) {
  const { key, access, filters, row, limit } = list;
  const query = (limit ? pageQuerySchema.extend({ limit: limitOf(limit) }) : pageQuerySchema).extend(filters.shape);
  return { ...list, endpoint: endpoint(`GET ${key}`, { access, query, answers: { 200: pageOf(row) } }) };
}

/** A list that is so short that it always comes whole. */
export function defineWholeList<const Key extends string, Row extends z.ZodObject>(list: {
  key: Key;
  access: Action;
  row: Row;
}) {
  const { key, access, row } = list;
  const answer = z.object({ rows: z.array(row) });
  return { ...list, filters: z.object({}), endpoint: endpoint(`GET ${key}`, { access, answers: { 200: answer } }) };
}

/** The same with filters: all that they leave comes at once. */
export function defineFilteredList<
  const Key extends string,
  Filters extends z.ZodObject,
  Row extends z.ZodObject,
>(list: { key: Key; access: Action; filters: Filters; row: Row }) {
  const { key, access, filters, row } = list;
  const answer = z.object({ rows: z.array(row) });
  return { ...list, endpoint: endpoint(`GET ${key}`, { access, query: filters, answers: { 200: answer } }) };
}
