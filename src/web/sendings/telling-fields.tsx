import { Field, Input, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';

/** Who is told, as it is written. */
export interface Telling {
  /** Addresses, between commas, blanks or line breaks. */
  readonly to: string;
  readonly text: string;
  readonly url: string;
}

interface TellingProps {
  readonly telling: Telling;
  readonly onChange: (telling: Telling) => void;
  /** False: there is no mail server. */
  readonly mailOffered: boolean;
}

/** By mail to people, by webhook to programs; neither is needed, for what was made waits in the list. */
export function TellingFields({ telling, onChange, mailOffered }: TellingProps) {
  const { t } = useTranslation();
  return (
    <>
      {mailOffered ? (
        <>
          <Field label={t('sending.field.to')} hint={t('sending.hint.to')}>
            <Input
              value={telling.to}
              onChange={(_, { value }) => onChange({ ...telling, to: value })}
              inputMode="email"
              data-testid="sending-to"
            />
          </Field>
          <Field label={t('sending.field.text')}>
            <Textarea
              value={telling.text}
              maxLength={2000}
              resize="vertical"
              onChange={(_, { value }) => onChange({ ...telling, text: value })}
              data-testid="sending-text"
            />
          </Field>
        </>
      ) : (
        <p className="quiet" data-testid="sending-no-mail">
          {t('sending.noMail')}
        </p>
      )}
      <Field label={t('sending.field.url')} hint={t('sending.hint.url')}>
        <Input
          value={telling.url}
          type="url"
          placeholder="https://"
          onChange={(_, { value }) => onChange({ ...telling, url: value })}
          data-testid="sending-url"
        />
      </Field>
    </>
  );
}

/** Who is told by one that is there. */
export function tellingOf({ mail, webhook }: Pick<Sending, 'mail' | 'webhook'>): Telling {
  return { to: mail?.to.join(', ') ?? '', text: mail?.text ?? '', url: webhook?.url ?? '' };
}

/** As the API takes it; what is empty is not asked for, and a subject that was given stays. */
export function toTelling({ to, text, url }: Telling, before?: Pick<Sending, 'mail'>) {
  const addresses = to.split(/[\s,;]+/).filter((one) => one !== '');
  return {
    mail:
      addresses.length === 0
        ? null
        : { to: addresses, subject: before?.mail?.subject ?? null, text: text.trim() || null },
    webhook: url.trim() === '' ? null : { url: url.trim() },
  };
}
