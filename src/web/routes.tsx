import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseSearch, type ReportSearch, writeSearch } from './filters/search.ts';
import { HomePage } from './pages/home-page.tsx';
import { ReportPage } from './pages/report-page.tsx';
import { Shell } from './shell/shell.tsx';

/**
 * The addresses of the product: `/reports/{id}`, `/reports/microsoft-learn/learners/{id}`, `/customers`, `/customers/{id}` and `/data`, each with the tenant and the
 * page's parameters in the query.
 */
export function createPages() {
  return createRouter({
    routeTree: root.addChildren([home, report, learner, customers, customer, data]),
    parseSearch,
    stringifySearch: (search) => writeSearch(toSearch(search)),
    scrollRestoration: true,
    defaultPreload: false,
  });
}

const root = createRootRoute({ component: Shell, notFoundComponent: HomePage, validateSearch: toSearch });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

const report = createRoute({ getParentRoute: () => root, path: '/reports/$report', component: Report });

const learner = createRoute({
  getParentRoute: () => root,
  path: '/reports/microsoft-learn/learners/$learner',
  component: lazyRouteComponent(() => import('./pages/learner-page.tsx'), 'LearnerPage'),
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  component: lazyRouteComponent(() => import('./pages/customers-list-page.tsx'), 'CustomersListPage'),
});

const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$customer',
  component: lazyRouteComponent(() => import('./pages/customer-page.tsx'), 'CustomerPage'),
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data-page.tsx'), 'DataPage'),
});

function Report() {
  const { report: id } = report.useParams();
  return <ReportPage key={id} report={id} />;
}

/** Only texts and lists of texts: whatever else somebody wrote in the address is left out. */
function toSearch(search: Record<string, unknown>): ReportSearch {
  const known: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string') known[name] = value;
    else if (Array.isArray(value)) known[name] = value.filter((one) => typeof one === 'string');
  }
  return known;
}
