import type { Edition } from './edition.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';

/** The editions the product comes with, oldest first; the operator edits and adds (ENR-7). */
export const editions: readonly Edition[] = [edition2021, edition2023];
