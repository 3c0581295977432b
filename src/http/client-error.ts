import type { Socket } from 'node:net';
import { statusError, toProblem } from './errors.ts';

/** Answers what the HTTP parser refuses, before there is a request to answer (HTTP-4). */
export function refuseClient(error: Error & { readonly code?: string }, socket: Socket): void {
  // A reader that went away needs no answer.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(refusalOf(error.code));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf(code: string | undefined): Error {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return statusError(431, 'The address and the headers of a request may have 16 kB together; ask for less at once');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return statusError(408, 'The request did not arrive in time; send it again');
    default:
      return statusError(400, 'The request is no valid HTTP');
  }
}
