import { type RawBuilder, sql } from 'kysely';

/**
 * How whoever has an account signs what is read: `王建国 100009`, the name alone without a badge number, and the user name as
 * long as nobody said whose account it is. Facts, and the pages that manage accounts, keep the user name.
 * @param account the alias of the table `account` in the query; null where a left join found none
 */
export function signedBy<Null extends null = never>(account: string): RawBuilder<string | Null> {
  const of = (column: string) => sql.ref(`${account}.${column}`);
  return sql<string | Null>`coalesce(
    (select signer.name || ' ' || signer.badge_no from officer signer where signer.badge_no = ${of('badge_no')}),
    ${of('person_name')}, ${of('username')})`;
}

/**
 * The same of what holds a user name: for what is shown. A name that no account has, such as a command's, stands as it is.
 * @param column of the query, `p.set_by`
 */
export function signatureOf<Null extends null = never>(column: string): RawBuilder<string | Null> {
  const username = sql.ref(column);
  return sql<string | Null>`coalesce(
    (select ${signedBy('signing')} from account signing where signing.username = ${username}), ${username})`;
}
