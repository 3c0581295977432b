/** Characters of a password at least; the server says the same. */
export const shortest = 12;

export interface NewPassword {
  readonly first: string;
  readonly again: string;
}

export const noPassword: NewPassword = { first: '', again: '' };

/** What is wrong with a new password as the page can tell; the server looks at more. */
export function wrongWith({ first, again }: NewPassword): 'short' | 'different' | undefined {
  if ([...first].length < shortest) return 'short';
  return first === again ? undefined : 'different';
}
