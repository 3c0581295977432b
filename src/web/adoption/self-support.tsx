import { useTranslation } from 'react-i18next';

/** Where customers help themselves; the addresses are those of the vendor's own centres. */
const centres = [
  { id: 'office', href: 'https://admin.microsoft.com' },
  { id: 'azure', href: 'https://portal.azure.com' },
] as const;

const facts = ['signIn', 'messages', 'administration', 'purchases', 'role'] as const;

/** What customers can do by themselves (ADO-43, ADO-44), for the partner's own support page. */
export function SelfSupport() {
  const { t } = useTranslation();
  return (
    <section id="self-support" className="card" aria-labelledby="self-support-title" data-testid="self-support">
      <h2 id="self-support-title" className="adoption-title">
        {t('selfSupport.title')}
      </h2>
      <p>{t('selfSupport.suggestion')}</p>
      <ul className="facts">
        {facts.map((fact) => (
          <li key={fact}>{t(`selfSupport.${fact}`)}</li>
        ))}
      </ul>
      <p>
        {centres.map(({ id, href }) => (
          <a key={id} className="link remark-link" href={href} target="_blank" rel="noreferrer">
            {t(`selfSupport.${id}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
