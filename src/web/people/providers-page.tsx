import { useTranslation } from 'react-i18next';
import { PageFrame } from './page-frame.tsx';
import { useSession } from './use-session.ts';

/** Where people may sign in; what is written in the settings of the installation is read here only. */
export function ProvidersPage() {
  const { t } = useTranslation();
  const session = useSession();
  const providers = session?.providers ?? [];
  return (
    <PageFrame
      title={t('providers.title')}
      sentence={t('providers.sentence')}
      testId="providers"
      permission="people.read"
    >
      <section className="card">
        <ul className="plain-list people-rows">
          {session?.local && (
            <li className="people-row">
              <div className="people-row-words">
                <p>{t('providers.local')}</p>
                <p className="quiet">{t('providers.localAbout')}</p>
              </div>
            </li>
          )}
          {providers.map(({ id, name }) => (
            <li key={id} className="people-row" data-testid={`provider-row-${id}`}>
              <div className="people-row-words">
                <p>{name}</p>
                <p className="quiet">{t('providers.id', { id })}</p>
              </div>
            </li>
          ))}
        </ul>
        {providers.length === 0 && <p>{t('providers.none')}</p>}
        <p className="quiet">{t('providers.where')}</p>
      </section>
    </PageFrame>
  );
}
