/** Content withheld from readers without the right: revenue is S1, personal is S2 in docs/spec/roles.md. */
export type Sensitivity = 'revenue' | 'personal';
