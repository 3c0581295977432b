import { Open16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentEdition } from './current-edition.ts';
import { Panel } from './panel.tsx';
import { editionsQuery, type ProgrammeStatus } from './programme-api.ts';

/** Documents of the programme (ENR-9, ENR-10). */
export function ResourcePanel({ edition }: Pick<ProgrammeStatus, 'edition'>) {
  const { t } = useTranslation();
  const editions = useQuery(editionsQuery);
  const found = currentEdition(editions.data);
  const links = found?.texts.links ?? [];
  const guidelines = found?.texts.guidelines.link ?? null;
  return (
    <Panel
      id="resources"
      title={t('programme.resources.title')}
      about={edition ? t('programme.resources.about', { name: edition.name, version: edition.version }) : undefined}
    >
      <ul className="plain-list programme-links">
        {guidelines !== null && <Outside href={guidelines} title={t('programme.resources.guidelines')} />}
        {links.map(({ title, href }) => (
          <Outside key={href} href={href} title={title} />
        ))}
      </ul>
      {editions.data && links.length === 0 && guidelines === null && (
        <p className="quiet">{t('programme.resources.none')}</p>
      )}
    </Panel>
  );
}

/** A page that is not ours. */
export function Outside({ href, title }: { href: string; title: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <Open16Regular aria-hidden />
      <a className="link" href={href} target="_blank" rel="noopener noreferrer">
        {title}
        <span className="visually-hidden"> {t('programme.resources.newTab')}</span>
      </a>
    </li>
  );
}
