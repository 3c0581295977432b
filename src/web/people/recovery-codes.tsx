import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { handText } from '../downloads/save-file.ts';
import { CopyButton } from '../pages/copy-button.tsx';

/** Ten codes for the day the app is gone; they are not told again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const text = codes.join('\n');
  return (
    <div className="shown-once">
      <p className="shown-once-label">{t('factor.codes')}</p>
      <p>{t('factor.codesAbout')}</p>
      <ol className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="secret">{code}</code>
          </li>
        ))}
      </ol>
      <div className="people-tools">
        <CopyButton text={text} label={t('factor.codesCopy')} />
        <Button
          size="small"
          icon={<ArrowDownload20Regular />}
          onClick={() => handText(`${t('app.name')}\n\n${text}\n`, 'partnerscope-recovery-codes.txt')}
          data-testid="recovery-save"
        >
          {t('factor.codesSave')}
        </Button>
        <Button size="small" appearance="primary" onClick={onDone} data-testid="recovery-done">
          {t('factor.codesDone')}
        </Button>
      </div>
    </div>
  );
}
