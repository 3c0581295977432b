import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './form.tsx';
import { type NewPassword, noPassword, shortest, wrongWith } from './wrong-with.ts';

interface FieldsProps {
  readonly value: NewPassword;
  readonly onValue: (value: NewPassword) => void;
  /** What is wrong with it; shown once somebody tried to go on. */
  readonly wrong: ReturnType<typeof wrongWith>;
}

/** A password and the same again. */
export function NewPasswordFields({ value, onValue, wrong }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordField
        label={t('password.new')}
        hint={t('password.rule', { count: shortest })}
        value={value.first}
        onValue={(first) => onValue({ ...value, first })}
        error={wrong === 'short' ? t('password.short', { count: shortest }) : undefined}
        autoComplete="new-password"
        testId="password-new"
      />
      <PasswordField
        label={t('password.again')}
        value={value.again}
        onValue={(again) => onValue({ ...value, again })}
        error={wrong === 'different' ? t('password.different') : undefined}
        autoComplete="new-password"
        testId="password-again"
      />
    </>
  );
}

/** A new password as it is typed; `tried` once somebody wanted to go on with it. */
export function useNewPassword() {
  const [value, setValue] = useState(noPassword);
  const [tried, setTried] = useState(false);
  const wrong = wrongWith(value);
  return {
    fields: { value, onValue: setValue, wrong: tried ? wrong : undefined },
    password: value.first,
    /** Goes on when the password will do, else says what is wrong. */
    submit: (go: () => void) => {
      setTried(wrong !== undefined);
      if (wrong === undefined) go();
    },
    clear: () => {
      setValue(noPassword);
      setTried(false);
    },
  };
}
