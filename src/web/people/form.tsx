import { Button, Field, Input, type InputProps, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { waitText } from './wait-text.ts';

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** What is sent with the Enter key or its button; the page itself stays. */
export function Form({ onSubmit, children, className = 'people-form' }: FormProps) {
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

interface TextFieldProps extends Pick<InputProps, 'type' | 'autoComplete' | 'autoFocus' | 'inputMode' | 'maxLength'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly testId: string;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly after?: InputProps['contentAfter'];
}

/** A line of text with its label, its hint and what is wrong with it. */
export function TextField({ label, value, onValue, testId, hint, error, after, ...rest }: TextFieldProps) {
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { validationMessage: error, validationState: 'error' })}>
      <Input
        value={value}
        onChange={(_, data) => onValue(data.value)}
        data-testid={testId}
        {...(after && { contentAfter: after })}
        {...rest}
      />
    </Field>
  );
}

/** A password, which its owner may look at. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'after'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      maxLength={256}
      after={
        <Button
          appearance="transparent"
          size="small"
          icon={shown ? <EyeOff20Regular /> : <Eye20Regular />}
          aria-label={t(shown ? 'password.hide' : 'password.show')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}

/** Why something that was asked for did not happen. */
export function Failure({ error, text }: { error: Error | null; text?: string | undefined }) {
  const { t, i18n } = useTranslation();
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" data-testid="failure" role="alert">
      <MessageBarBody>{text ?? failureText(error, t, i18n.language)}</MessageBarBody>
    </MessageBar>
  );
}

/** In the reader's words where there are some, else the server's. */
export function failureText(error: Error, t: TFunction, language: string): string {
  if (!(error instanceof ApiError)) return t('error.offline');
  if (error.status === 429) return t('throttled', { wait: waitText(error.waitSeconds ?? 60, language) });
  const reason = error.problem?.detail ?? t('error.internal');
  return error.problem?.parameter === 'version' ? t('changedMeanwhile', { reason }) : reason;
}
