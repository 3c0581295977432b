import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { App } from '#app/app.ts';
import { pagesFolder } from '#app/place.ts';
import { countedAs } from './auth/counted-as.ts';
import { isSecure } from './auth/credentials.ts';
import { refuseClient } from './client-error.ts';
import { describe } from './describe.ts';
import { sendProblem } from './errors.ts';
import { sendRefusal } from './insights-api/envelope.ts';
import { isInsightsAddress, joinInsightsApi } from './insights-api/join.ts';
import { logged } from './logged.ts';
import { refuseOtherMethods } from './methods.ts';
import { measure } from './metrics.ts';
import { servePages } from './pages.ts';
import { joinPartnerRest } from './partner-rest/join.ts';
import { isPartnerAddress, sendPartnerError } from './partner-rest/refuse.ts';
import { routes } from './routes/index.ts';
import { metricsRoute } from './routes/metrics.ts';
import { guardSite } from './site.ts';
import { tokenRoutes } from './token-endpoint/routes.ts';

/** The HTTP server of an app, ready to listen or to be injected into. It does not close the app. */
export async function createServer(app: App, pages = pagesFolder): Promise<FastifyInstance> {
  const server = Fastify({
    logger: { level: app.config.log, stream: process.stderr, serializers: { req: logged } },
    // The one proxy before the server: what stands further left in its header anybody may have written.
    trustProxy: app.config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    forceCloseConnections: 'idle',
    // What is refused before a route is found.
    frameworkErrors: (error, request, reply) => refuserOf(request.url)(error, request, reply),
    clientErrorHandler: refuseClient,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 8000 },
  });
  server.setErrorHandler(sendProblem);
  server.setSerializerCompiler(serializerCompiler);
  // Parameters are checked by the route itself (route.ts), which can say more about them.
  server.setValidatorCompiler(() => (value) => ({ value }));
  guardSite(server, app.config);
  await protect(server, app);
  await describe(server);
  const metrics = metricsRoute(measure(server, app));
  metrics.join(server, app);
  for (const route of routes) if (!route.takesFile) route.join(server, app);
  await server.register(async (files) => takeFiles(files, app));
  for (const route of tokenRoutes) route.join(server, app);
  refuseOtherMethods(server, [metrics, ...tokenRoutes, ...routes]);
  await joinPartnerRest(server, app);
  await joinInsightsApi(server, app);
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  await servePages(server, pages);
  return server;
}

/** Each interface refuses in its own words. */
function refuserOf(url: string): typeof sendProblem {
  if (isInsightsAddress(url)) return sendRefusal;
  return isPartnerAddress(url) ? sendPartnerError : sendProblem;
}

async function protect(server: FastifyInstance, { config, people }: App): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: isSecure(config) ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await server.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => countedAs(request, { people, config }),
    allowList: ({ url }) => !url.startsWith('/api/') && !isPartnerAddress(url) && !isInsightsAddress(url),
  });
  await server.register(underPressure, { maxEventLoopDelay: 5000 });
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/** SEC-7: scripts from here only. The component library puts its styles into the page, hence `unsafe-inline` for them. */
const contentPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Bodies that are files are handed on as streams, whatever their type. */
async function takeFiles(server: FastifyInstance, app: App): Promise<void> {
  server.removeAllContentTypeParsers();
  await server.register(multipart, { limits: { files: 1, fileSize: Number.MAX_SAFE_INTEGER } });
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  for (const route of routes) if (route.takesFile) route.join(server, app);
}
