const loopbackNames = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** Whether the host name or address can only mean this machine. */
export function isLoopback(host: string): boolean {
  return loopbackNames.includes(host.toLowerCase());
}
