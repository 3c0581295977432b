import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth, formatNumber } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import { attachmentAddress, type Claim } from './member-api.ts';
import { claimFields, isNumberField } from './member-claim-draft.ts';
import { WideTable } from './panel.tsx';
import { dayText, personText, usdText } from './words.ts';

interface ItemProps {
  readonly claim: Claim;
  /** Whose it is, where there are several. */
  readonly who?: string;
  readonly children?: ReactNode;
}

/** A claim with its lines, its invoices and what became of it (ENR-63). */
export function ClaimItem({ claim, who, children }: ItemProps) {
  const { t, i18n } = useTranslation();
  const { id, state, submittedOn, by, note, reason, decidedOn, attachments, tenant } = claim;
  const day = dayText(submittedOn, i18n.language);
  return (
    <li className="decision" data-testid="claim" data-state={state} data-id={id}>
      <div className="decision-head">
        <strong>{who ?? t('membership.claims.of', { day })}</strong>
        <ClaimState state={state} />
      </div>
      <p className="quiet">{t('membership.claims.who', { by: personText(by, t), day })}</p>
      <ClaimLines claim={claim} />
      {note !== '' && <p className="member-text">{t('membership.claims.noted', { note })}</p>}
      <div className="member-line">
        {attachments.map((file) => (
          <FileButton
            key={file.id}
            href={attachmentAddress(tenant, file.id)}
            label={file.name}
            name={`attachment-${file.id}`}
          />
        ))}
      </div>
      {decidedOn !== null && (
        <p>
          {t(`membership.claims.decided-${state}`, { day: dayText(decidedOn, i18n.language), defaultValue: decidedOn })}
          {reason !== null && reason !== '' && ` ${t('membership.claims.reason', { reason })}`}
        </p>
      )}
      {children}
    </li>
  );
}

function ClaimLines({ claim }: { claim: Claim }) {
  const { t, i18n } = useTranslation();
  const { lines, doubles, notYetVisible } = claim;
  const name = t('membership.claims.lines');
  return (
    <WideTable name={name}>
      <table className="plain-table" aria-label={name}>
        <thead>
          <tr>
            {claimFields.map((field) => (
              <th key={field} scope="col" className={isNumberField(field) ? 'number' : undefined}>
                {t(`membership.claimField.${field}`)}
              </th>
            ))}
            <th scope="col">{t('membership.claims.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const isDouble = doubles.some((one) => one.line === index);
            const early = notYetVisible.find((one) => one.line === index);
            return (
              <tr key={index}>
                <td>{formatMonth(line.month, i18n.language)}</td>
                <td>{line.omlpType}</td>
                <td className="number">{formatNumber(line.purchaseUnits, i18n.language)}</td>
                <td>{line.invoiceNumber}</td>
                <td className="number">{formatNumber(line.kpiValue, i18n.language, 4)}</td>
                <td className="number">{usdText(line.revenueUsd, i18n.language)}</td>
                <td>
                  {isDouble && <span data-testid="double">{t('membership.claims.double')} </span>}
                  {early && t('membership.claims.early', { day: dayText(early.visibleFrom, i18n.language) })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}

const colors = { submitted: 'brand', 'in-review': 'warning', accepted: 'success', rejected: 'danger' } as const;

function ClaimState({ state }: Pick<Claim, 'state'>) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[state]}>
      {t(`membership.claimState.${state}`)}
    </Badge>
  );
}
