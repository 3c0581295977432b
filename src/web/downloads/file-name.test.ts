import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

describe('fileNameOf', () => {
  it('HTTP-1 takes the name that the server gives a file, in any alphabet', () => {
    expect(fileNameOf('attachment; filename="customers 2024-06.xlsx"')).toBe('customers 2024-06.xlsx');
    expect(fileNameOf('attachment; filename=customers.pdf')).toBe('customers.pdf');
    expect(fileNameOf('attachment; filename="x.csv"; filename*=UTF-8\'\'r%C3%A9sum%C3%A9.csv')).toBe('résumé.csv');
  });

  it('knows none where there is none', () => {
    expect(fileNameOf(null)).toBeUndefined();
    expect(fileNameOf('inline')).toBeUndefined();
  });
});
