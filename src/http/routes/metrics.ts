import type { Registry } from 'prom-client';
import { defineRoute, file, nothing, type Route } from '../route.ts';

/** Measurements for Prometheus (HTTP-3); of the server whose registry it is. */
export function metricsRoute(registry: Registry): Route {
  return defineRoute({
    method: 'GET',
    path: '/metrics',
    permission: 'metrics.read',
    about: 'Measurements, for Prometheus',
    query: nothing,
    params: nothing,
    status: 200,
    answer: file,
    handle: async ({ reply }) => reply.type(registry.contentType).send(await registry.metrics()),
  });
}
