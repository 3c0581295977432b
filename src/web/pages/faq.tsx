import { useTranslation } from 'react-i18next';

/** Questions of a page's readers, each opened on its own. */
export function Faq({ report, questions }: { report: string; questions: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <section className="card faq no-print" id="faq" aria-labelledby="faq-title" data-testid="faq">
      <h2 id="faq-title" className="faq-title">
        {t('faq.title')}
      </h2>
      {questions.map((id) => (
        <details key={id} className="faq-item" data-testid={`faq-${id}`}>
          <summary>{t(`faq.${report}.${id}.question`)}</summary>
          {t(`faq.${report}.${id}.answer`)
            .split('\n')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </details>
      ))}
    </section>
  );
}
