import { useTranslation } from 'react-i18next';

/** `Global admin and Executive report viewer`, in the reader's language; nothing for none. */
export function useRoleList(roles: readonly string[]): string {
  const { t, i18n } = useTranslation();
  return listed(
    roles.map((role) => t(`role.${role}.name`, { defaultValue: role })),
    i18n.language,
  );
}

/** `a, b and c`. */
export function listed(words: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
