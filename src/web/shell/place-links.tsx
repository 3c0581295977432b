import type { FluentIcon } from '@fluentui/react-icons';
import { Link, type LinkProps } from '@tanstack/react-router';
import { NavigationGroup } from './navigation-group.tsx';
import { useSearch } from './use-tenant.ts';

/** A page that the navigation leads to. */
export interface PlaceLink {
  readonly to: NonNullable<LinkProps['to']>;
  readonly title: string;
  readonly icon: FluentIcon;
  readonly testId: string;
  /** It is not marked while a page below it is on screen. */
  readonly isExact?: boolean;
}

/** Pages under one heading, of the company on screen; nothing while there are none. */
export function PlaceLinks({ title, places }: { readonly title: string; readonly places: readonly PlaceLink[] }) {
  const { tenant } = useSearch();
  if (places.length === 0) return null;
  return (
    <NavigationGroup title={title}>
      {places.map(({ to, title: name, icon: Icon, testId, isExact = false }) => (
        <li key={to}>
          <Link
            to={to}
            search={{ tenant }}
            className="navigation-link"
            activeOptions={{ includeSearch: false, exact: isExact }}
            activeProps={{ 'aria-current': 'page' }}
            data-testid={testId}
          >
            <Icon aria-hidden />
            <span className="navigation-name">{name}</span>
          </Link>
        </li>
      ))}
    </NavigationGroup>
  );
}
