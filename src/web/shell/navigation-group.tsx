import type { ReactNode } from 'react';

/** Entries of the navigation under one heading. */
export function NavigationGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="navigation-group">
      <h2 className="navigation-title">{title}</h2>
      <ul className="plain-list">{children}</ul>
    </div>
  );
}
