import { Fault } from '#base/fault.ts';
import { type Month, monthOfDay } from '#base/month.ts';
import { advice, type Scenario, scenariosOf } from '#domain/adoption/advice.ts';
import { type CauseUsers, causesOf } from '#domain/adoption/causes.ts';
import type { AdoptionMarks } from '#domain/adoption/marks.ts';
import type { Report } from '#model/report.ts';
import type { CustomerAdoptionAnswer, CustomerProduct, ExcessPeople, Licences } from '#query/adoption.ts';
import { type Scope, scopeKey, scopeQuery } from '#query/scope.ts';
import type { ReportingDeps } from '../plan.ts';
import { frameOf, marksOf } from './ask.ts';
import { deploymentPercent, usagePercent } from './figures.ts';

/** A cause with the people or subscriptions behind it; absent where there are none, or people are withheld. */
export interface CauseTold extends CauseUsers {
  readonly people?: readonly string[];
  readonly subscriptions?: readonly string[];
}

export interface CustomerFigures extends Licences {
  readonly deploymentPercent: number | undefined;
  readonly usagePercent: number | undefined;
}

/** The adoption of one customer (ADO-10): its figures, why they pass 100 %, what it holds, what may help. */
export interface CustomerAdoption extends Omit<CustomerAdoptionAnswer, 'whole' | 'products'> {
  readonly customer: string;
  readonly totals: CustomerFigures;
  readonly products: readonly (Pick<CustomerProduct, 'service' | 'product' | 'workload'> &
    CustomerFigures & { readonly causes: readonly CauseTold[] })[];
  readonly advice: readonly ({ readonly scenario: Scenario } & (typeof advice)[Scenario])[];
  readonly casesPerMonth: number | undefined;
  /** Whether the people behind the causes are withheld from the reader. */
  readonly arePeopleWithheld: boolean;
}

export interface CustomerQuestion {
  /** Customer tenant id, in any case. */
  readonly customer: string;
  readonly scope: Scope;
}

/** Made of data version, scope, day and what was typed in: equal keys mean equal answers (HTTP-5). */
export async function customerAdoptionKey({ customer, scope }: CustomerQuestion, deps: ReportingDeps): Promise<string> {
  const { tenant } = scope;
  const versions = [await deps.store.version(tenant), (await deps.supportLoad?.version(tenant)) ?? 0];
  return JSON.stringify([scopeKey(scope), deps.today(), customer.toLowerCase(), ...versions]);
}

/** @throws Fault `not-found` for a customer of whom the reader sees neither licences nor activity */
export async function runCustomerAdoption(
  { customer, scope }: CustomerQuestion,
  deps: ReportingDeps,
  signal?: AbortSignal,
): Promise<CustomerAdoption> {
  const marks = marksOf(deps);
  const month: Month = monthOfDay(deps.today());
  const arePeopleWithheld = !scope.may.includes('personal');
  const query = {
    kind: 'customer-adoption',
    ...frameOf(reportOf(deps), month),
    customer,
    marks,
    people: !arePeopleWithheld,
  } as const;
  const answer = await deps.store.run('customer-adoption', scopeQuery(query, scope), signal);
  if (!answer.isKnown) {
    const message = `There are no licences and no activity of a customer "${customer}"; choose one of /api/v1/customers with hasAdoption`;
    throw new Fault('not-found', message, { parameter: 'customerId' });
  }
  const casesPerMonth = (await deps.supportLoad?.read(scope.tenant))?.get(customer.toLowerCase());
  const totals = figuresOf(answer.whole);
  const { whole: _, products, ...told } = answer;
  return {
    ...told,
    customer: customer.toLowerCase(),
    totals,
    products: products.map((product) => productOf(product, marks)),
    advice: scenariosOf({ ...totals, casesPerMonth }, marks).map((scenario) => ({ scenario, ...advice[scenario] })),
    casesPerMonth,
    arePeopleWithheld,
  };
}

function reportOf({ reports }: ReportingDeps): Report {
  const found = reports.find(({ adoption }) => adoption !== undefined);
  if (found === undefined) throw new Error('no report measures adoption');
  return found;
}

function figuresOf({ sold, deployed, qualified, active }: Licences): CustomerFigures {
  const licences = { sold, deployed, qualified, active };
  return { ...licences, deploymentPercent: deploymentPercent(licences), usagePercent: usagePercent(licences) };
}

function productOf(product: CustomerProduct, marks: AdoptionMarks): CustomerAdoption['products'][number] {
  const { service, product: name, workload, excess } = product;
  const causes = excess === undefined ? [] : causesOf(excess, marks);
  return {
    ...{ service, product: name, workload },
    ...figuresOf(product),
    causes: causes.map((cause) => ({ ...cause, ...behindCause(cause, product) })),
  };
}

/** Who stands behind a cause, and on which subscriptions; nobody can be named for what is unexplained. */
function behindCause({ cause }: CauseUsers, product: CustomerProduct): Pick<CauseTold, 'people' | 'subscriptions'> {
  const { people, endingSubscriptions, trialSubscriptions } = product;
  const named = (list: keyof ExcessPeople) => (people === undefined ? {} : { people: people[list] });
  switch (cause) {
    case 'turnover':
      return named('turnover');
    case 'second-subscription':
      return { ...named('secondSubscription'), subscriptions: endingSubscriptions };
    case 'trial':
      return { ...named('trial'), subscriptions: trialSubscriptions };
    case 'yammer':
      return named('active');
    case 'unexplained':
      return {};
  }
}
