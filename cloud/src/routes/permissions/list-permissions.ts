import { permissionsResponseSchema } from '@rollcall/shared/http/permissions';
import { roleSchema } from '@rollcall/shared/http/sessions';
import { permissionsOf } from '../../auth/permissions.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/permissions: the table that every route is held to; who may do what is no secret. */
export function listPermissions(): Route {
  return (app) =>
    app.get(
      '/api/v1/permissions',
      { config: { access: 'session' }, schema: { response: { 200: permissionsResponseSchema } } },
      async () => ({ roles: roleSchema.options.map((role) => ({ role, may: permissionsOf(role) })) }),
    );
}
