import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseSearch, type ReportSearch, writeSearch } from './filters/search.ts';
import { HomePage } from './pages/home-page.tsx';
import { ReportPage } from './pages/report-page.tsx';
import { Root } from './people/root.tsx';

/**
 * The addresses of the product: `/reports/{id}`, `/reports/microsoft-learn/learners/{id}`, `/customers`, `/customers/{id}`, `/downloads`, `/downloads/new`, `/sendings`, `/data`, `/profile`, `/programme/…` and `/admin/…`, each
 * with the tenant and the page's parameters in the query; and the way in: `/sign-in`, `/set-up`, `/invitation`.
 */
export function createPages() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      report,
      learner,
      customers,
      customer,
      data,
      ...hub,
      ...entrances,
      ...peoplePages,
      ...programmePages,
      ...programmeMemberPages,
    ]),
    parseSearch,
    stringifySearch: (search) => writeSearch(toSearch(search)),
    scrollRestoration: true,
    defaultPreload: false,
  });
}

const root = createRootRoute({ component: Root, notFoundComponent: HomePage, validateSearch: toSearch });

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

const hub = [
  createRoute({
    getParentRoute: () => root,
    path: '/downloads',
    component: lazyRouteComponent(() => import('./hub/hub-page.tsx'), 'HubPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/downloads/new',
    component: lazyRouteComponent(() => import('./hub/new-page.tsx'), 'NewDownloadPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sendings',
    component: lazyRouteComponent(() => import('./sendings/sendings-page.tsx'), 'SendingsPage'),
  }),
] as const;

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data-page.tsx'), 'DataPage'),
});

const entrances = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./people/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./people/set-up-page.tsx'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./people/invitation-page.tsx'), 'InvitationPage'),
  }),
] as const;

const peoplePages = [
  createRoute({
    getParentRoute: () => root,
    path: '/profile',
    component: lazyRouteComponent(() => import('./people/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/people',
    component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/applications',
    component: lazyRouteComponent(() => import('./people/applications-page.tsx'), 'ApplicationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/learning',
    component: lazyRouteComponent(() => import('./people/learning-links-page.tsx'), 'LearningLinksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/audit',
    component: lazyRouteComponent(() => import('./people/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/providers',
    component: lazyRouteComponent(() => import('./people/providers-page.tsx'), 'ProvidersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/admin/tenants',
    component: lazyRouteComponent(() => import('./people/tenants-page.tsx'), 'TenantsPage'),
  }),
] as const;

const programmePages = [
  createRoute({
    getParentRoute: () => root,
    path: '/programme',
    component: lazyRouteComponent(() => import('./programme/programme-home-page.tsx'), 'ProgrammeHomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/requirements',
    component: lazyRouteComponent(() => import('./programme/requirements-page.tsx'), 'RequirementsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/simulator',
    component: lazyRouteComponent(() => import('./programme/simulator-page.tsx'), 'SimulatorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/ledger',
    component: lazyRouteComponent(() => import('./programme/ledger-page.tsx'), 'LedgerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/history',
    component: lazyRouteComponent(() => import('./programme/history-page.tsx'), 'HistoryPage'),
  }),
] as const;

/** Each with its page: `/programme/{offers,claims,directory}`, `/programme/operator/{partners,rules,queue,batches}`, `/directory`. */
const programmeMemberPages = [
  createRoute({
    getParentRoute: () => root,
    path: '/programme/offers',
    component: lazyRouteComponent(() => import('./programme/member-offers-page.tsx'), 'MemberOffersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/claims',
    component: lazyRouteComponent(() => import('./programme/member-claims-page.tsx'), 'MemberClaimsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/directory',
    component: lazyRouteComponent(() => import('./programme/member-directory-page.tsx'), 'MemberDirectoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/operator/partners',
    component: lazyRouteComponent(() => import('./programme/operator-partners-page.tsx'), 'OperatorPartnersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/operator/rules',
    component: lazyRouteComponent(() => import('./programme/operator-rules-page.tsx'), 'OperatorRulesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/operator/queue',
    component: lazyRouteComponent(() => import('./programme/operator-queue-page.tsx'), 'OperatorQueuePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programme/operator/batches',
    component: lazyRouteComponent(() => import('./programme/operator-batches-page.tsx'), 'OperatorBatchesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/directory',
    component: lazyRouteComponent(() => import('./programme/public-directory-page.tsx'), 'PublicDirectoryPage'),
  }),
] as const;

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
