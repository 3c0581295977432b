import { useTranslation } from 'react-i18next';

const points = ['deployment', 'usage', 'window', 'uncapped', 'entitled', 'workloads', 'services', 'sellers'] as const;

/** How the figures are counted, in words a customer would accept (ADO-3, ADO-5, ADO-7, ADO-20 … ADO-24). */
export function AdoptionAbout() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="adoption-about" data-testid="adoption-about">
      <h2 id="adoption-about" className="adoption-title">
        {t('adoption.about.title')}
      </h2>
      <dl className="about-list">
        {points.map((point) => (
          <div key={point}>
            <dt>{t(`adoption.about.${point}.term`)}</dt>
            <dd>{t(`adoption.about.${point}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
