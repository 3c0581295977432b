import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FormProps {
  readonly className?: string;
  /** Nothing is written in it yet, so there is nothing to save. */
  readonly isEmpty: boolean;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** What a person writes down, saved with the Enter key or its button. */
export function RecordForm({ className, isEmpty, onSave, children }: FormProps) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave();
      }}
    >
      {children}
    </form>
  );
}

export function SaveButton({ isDisabled, testId }: { readonly isDisabled: boolean; readonly testId: string }) {
  const { t } = useTranslation();
  return (
    <Button type="submit" appearance="primary" disabledFocusable={isDisabled} data-testid={testId}>
      {t('records.save')}
    </Button>
  );
}
