import type { ColumnType } from 'kysely';

export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;
/** `bigint` columns are read as numbers: none of ours passes 2^53 (see `database.ts`). */
export type BigInteger = ColumnType<number, number, number>;
export type GeneratedBigInteger = ColumnType<number, number | undefined, number>;
