/** The name in `attachment; filename="customers.xlsx"`, also when it is written for any alphabet. */
export function fileNameOf(disposition: string | null): string | undefined {
  const wide = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (wide !== undefined) return decodeURIComponent(wide.trim());
  return (
    /filename\s*=\s*"([^"]+)"/i.exec(disposition ?? '')?.[1] ?? /filename\s*=\s*([^;\s]+)/i.exec(disposition ?? '')?.[1]
  );
}
