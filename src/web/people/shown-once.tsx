import { useTranslation } from 'react-i18next';
import { CopyButton } from '../pages/copy-button.tsx';

interface ShownProps {
  readonly label: string;
  readonly text: string;
  readonly testId: string;
}

/** A secret that nobody is told again, to be copied now. */
export function ShownOnce({ label, text, testId }: ShownProps) {
  const { t } = useTranslation();
  return (
    <div className="shown-once">
      <p className="shown-once-label">{label}</p>
      <div className="shown-once-line">
        <code className="secret" data-testid={testId}>
          {text}
        </code>
        <CopyButton text={text} label={t('once.copy')} />
      </div>
      <p className="quiet">{t('once.about')}</p>
    </div>
  );
}
