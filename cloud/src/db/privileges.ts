/**
 * What the running service may do with each table, as SQL grants it. It owns none, so it alters none and drops no trigger;
 * in a table that isn't named here it may do nothing.
 */
export type Privileges<Tables> = Record<keyof Tables, string>;

export const readAndAppend = 'select, insert';
export const everything = 'select, insert, update, delete';
export const withoutDelete = 'select, insert, update';
