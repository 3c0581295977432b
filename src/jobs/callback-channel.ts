import { callbackAddress } from '#domain/execution/callback.ts';
import type { Channel } from './notifier.ts';
import type { SafeRequest } from './safe-request.ts';

/** The callback of a report (API-55): it is called with nothing in hand, and who is called asks for the rest (API-56). */
export function callbackChannel(request: SafeRequest): Channel {
  return {
    targetsOf({ id, delivery: { callback } }) {
      return callback === undefined ? [] : [callbackAddress(callback.url, callback.method, id)];
    },
    send: ({ target }, { delivery }, signal) =>
      request({ url: target, method: delivery.callback?.method ?? 'POST' }, signal),
  };
}
