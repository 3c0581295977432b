import { Star16Filled } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { favouritesOf } from './favourites.ts';
import { sourcesQuery, templatesQuery } from './hub-api.ts';
import { shortTitle } from './words.ts';

/** The newest favourites, a step from a file; all of them are among the templates (DL-16, A-40). */
export function FavouriteStrip({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery(tenant)).data?.templates ?? [];
  const limits = useQuery(sourcesQuery(tenant)).data?.limits;
  const favourites = favouritesOf(templates).slice(0, limits?.favouritesShown ?? 0);
  if (favourites.length === 0) return null;
  return (
    <nav className="hub-favourites" aria-label={t('hub.favourites')} data-testid="hub-favourites">
      {favourites.map((favourite) => (
        <Link
          key={favourite.id}
          to="/downloads/new"
          search={{ tenant: favourite.tenant, template: favourite.id, path: 'advanced' }}
          className="card hub-favourite"
        >
          <Star16Filled aria-hidden />
          <span>
            <span className="hub-favourite-name">{favourite.name}</span>
            <span className="quiet hub-small">{shortTitle(favourite)}</span>
          </span>
        </Link>
      ))}
    </nav>
  );
}
