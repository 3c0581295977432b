/** What a route or verb demands of a person; `public` is open to everybody who reaches the server. */
export type Permission =
  | 'public'
  | 'reports.read'
  | 'data.read'
  | 'data.import'
  | 'feedback.give'
  | 'feedback.read'
  | 'records.read'
  | 'records.write';
