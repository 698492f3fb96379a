import { extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built page: every address that names no file is the page itself, which reads the address. Names in assets/
 * carry a hash of their content, so browsers keep them; the rest they ask for again. What is unknown below /api/ stays a
 * problem.
 */
export async function serveWeb(app: FastifyInstance, { webFolder }: { webFolder: string }): Promise<void> {
  await app.register(fastifyStatic, {
    root: webFolder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    // Not on the reply: a 404 must not be kept.
    setHeaders: (reply, file) => {
      const named = /[\\/]assets[\\/]/.test(file.slice(webFolder.length));
      reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const { pathname } = new URL(request.url, 'http://page');
    if (pathname.startsWith('/api/')) return reply.callNotFound();
    return reply.sendFile(extname(pathname) === '' ? 'index.html' : pathname);
  });
}
