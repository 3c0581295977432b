import { Field, SearchBox, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#text/format.ts';
import { useTableSearch } from '../charts/table-search.ts';
import { oneOf } from '../filters/search.ts';
import { usePageTitle } from '../pages/use-page-title.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { countryText } from './member-words.ts';
import { directoryQuery, type PublicDirectory } from './operator-api.ts';
import { Answered } from './panel.tsx';
import '../pages/pages.css';
import './programme.css';
import './member.css';

/** The directory of learning partners, which everybody may read (ENR-70). */
export function PublicDirectoryPage() {
  const { t } = useTranslation();
  const { typed, settled, type } = useTableSearch();
  const search = useSearch();
  const country = oneOf(search.country);
  usePageTitle(t('membership.public.title'));
  const list = useQuery(directoryQuery(settled || undefined, country));
  return (
    <article className="public-directory" data-testid="public-directory">
      <div>
        <h1 className="page-title">{t('membership.public.title')}</h1>
        <p className="page-sentence">{t('membership.public.sentence')}</p>
      </div>
      <div className="member-line">
        <Field label={t('membership.public.search')}>
          <SearchBox value={typed} onChange={(_, { value }) => type(value)} data-testid="directory-search" />
        </Field>
        <CountryChoice country={country} />
      </div>
      <Answered query={list}>
        {(data) => <Partners directory={data} isFiltered={settled !== '' || country !== undefined} />}
      </Answered>
    </article>
  );
}

/** Countries that somebody is listed in, whatever is looked for. */
function CountryChoice({ country }: { country: string | undefined }) {
  const { t, i18n } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const all = useQuery(directoryQuery(undefined, undefined));
  const listed = (all.data?.partners ?? []).map((one) => one.country);
  const codes = [...new Set([...listed, ...(country === undefined ? [] : [country])])];
  const named = codes
    .map((code) => ({ code, name: countryText(code, i18n.language) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <Field label={t('membership.public.country')}>
      <Select
        value={country ?? ''}
        onChange={(_, { value }) => change({ ...search, country: value === '' ? undefined : value })}
        data-testid="directory-country"
      >
        <option value="">{t('membership.public.every')}</option>
        {named.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Partners({ directory: { partners, asOf }, isFiltered }: { directory: PublicDirectory; isFiltered: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p className="quiet" role="status" data-testid="directory-count">
        {t('membership.public.count', { count: partners.length })}
        {asOf !== null && ` ${t('membership.public.asOf', { day: formatDay(asOf, i18n.language) })}`}
      </p>
      {partners.length === 0 && (
        <p className="programme-nothing" data-testid="directory-empty">
          {t(isFiltered ? 'membership.public.noMatch' : 'membership.public.none')}
        </p>
      )}
      <ul className="plain-list public-partners">
        {partners.map(({ displayName, country, url }) => (
          <li key={`${displayName} ${url}`} className="card public-partner">
            <h2 className="level-title">{displayName}</h2>
            <span className="quiet">{countryText(country, i18n.language)}</span>
            <a className="link" href={url} target="_blank" rel="noopener noreferrer">
              {hostOf(url)}
              <span className="visually-hidden"> {t('programme.resources.newTab')}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
