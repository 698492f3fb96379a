/** `__Host-` makes browsers refuse the cookie from another path or host, and without TLS; so only where there is TLS. */
export function sessionCookieName(options: { https: boolean }): string {
  return options.https ? '__Host-rollcall-session' : 'rollcall-session';
}

/** The cookie by which a browser is known from which somebody signed in; it opens nothing. */
export function deviceCookieName(options: { https: boolean }): string {
  return options.https ? '__Host-rollcall-device' : 'rollcall-device';
}
