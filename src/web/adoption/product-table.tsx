import { ChevronRight12Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '#text/format.ts';
import { codeName, useWords, valueName, type Words } from '#web/charts/words.ts';
import { CauseList } from './cause-list.tsx';
import type { CustomerProduct } from './customers-api.ts';

interface ProductsProps {
  readonly products: readonly CustomerProduct[];
  /** Persons are left out for this reader. */
  readonly withheld: boolean;
}

const counts = [
  'licensesSold',
  'licensesDeployed',
  'deploymentPercent',
  'licensesQualified',
  'licensesActive',
] as const;

/** Deployment and usage by product and workload (ADO-30), with the causes where usage passes 100 % (ADO-29). */
export function ProductTable({ products, withheld }: ProductsProps) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="customer-products" data-testid="customer-products">
      <h2 id="customer-products" className="adoption-title">
        {t('customers.products')}
      </h2>
      {products.length === 0 && <p className="quiet">{t('customers.noProducts')}</p>}
      {products.length > 0 && (
        <div className="wide-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('column.productName')}</th>
                <th scope="col">{t('column.workloadCode')}</th>
                {[...counts, 'usagePercent'].map((id) => (
                  <th key={id} scope="col" className="number">
                    {t(`column.${id}`)}
                  </th>
                ))}
                <th scope="col">{t('column.causes')}</th>
              </tr>
            </thead>
            <tbody>
              {products.map((product, index) => (
                <ProductRows
                  key={`${product.productName} ${product.workloadCode} ${index}`}
                  {...{ product, withheld }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {withheld && <p className="quiet cause-withheld">{t('cause.withheld')}</p>}
    </section>
  );
}

function ProductRows({ product, withheld }: { product: CustomerProduct; withheld: boolean }) {
  const words = useWords();
  const details = useId();
  const [open, setOpen] = useState(false);
  const { productName, workloadCode, usagePercent, causes } = product;
  const over = usagePercent !== null && usagePercent > 100;
  return (
    <>
      <tr data-workload={workloadCode} data-usage={usagePercent}>
        <th scope="row">{valueName(productName ?? '', words)}</th>
        <td>{codeName(workloadCode ?? '', words)}</td>
        {counts.map((id) => (
          <td key={id} className="number">
            {figureText(id, product[id], words)}
          </td>
        ))}
        <td className={over ? 'number over' : 'number'}>{figureText('usagePercent', usagePercent, words)}</td>
        <td>
          {causes.length > 0 && (
            <CauseTags causes={causes} open={open} controls={details} onToggle={() => setOpen(!open)} />
          )}
        </td>
      </tr>
      {open && (
        <tr id={details} className="cause-row">
          <td colSpan={9}>
            <CauseList product={product} withheld={withheld} />
          </td>
        </tr>
      )}
    </>
  );
}

interface TagsProps {
  readonly causes: CustomerProduct['causes'];
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

/** The causes by name; pressed, who and what stands behind them. */
function CauseTags({ causes, open, controls, onToggle }: TagsProps) {
  const words = useWords();
  const names = causes.map(({ cause }) => codeName(cause, words));
  return (
    <button
      type="button"
      className="cause-toggle"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      title={words.t(open ? 'cause.hide' : 'cause.show')}
      onClick={onToggle}
      data-testid="causes-toggle"
    >
      <ChevronRight12Regular aria-hidden className={open ? 'cause-mark cause-mark-open' : 'cause-mark'} />
      {names.join(', ')}
    </button>
  );
}

function figureText(id: string, value: number | null, { language }: Words): string {
  return id.endsWith('Percent') ? formatPercent(value, language) : formatNumber(value, language);
}
