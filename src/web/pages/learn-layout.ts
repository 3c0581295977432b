import type { PageLayout } from './page-layout.ts';

const learner = { column: 'userName', path: '/reports/microsoft-learn/learners/{userId}' };

/** The Microsoft Learn page: summary, months, what was learned, who learned it, and questions (LRN-10 … LRN-56). */
export const learnLayout: PageLayout = {
  report: 'microsoft-learn',
  rawDataset: 'MSLearn',
  withoutFilters: true,
  slots: [
    { kind: 'kpis', span: 12, sections: ['trained-individuals', 'module-completions', 'learning-path-completions'] },
    { kind: 'section', span: 4, section: 'trained-individuals-trend' },
    { kind: 'section', span: 4, section: 'module-completions-trend' },
    { kind: 'section', span: 4, section: 'learning-path-completions-trend' },
    {
      kind: 'decks',
      span: 12,
      param: 'completions',
      decks: [
        { id: 'module', sections: ['modules-by-name', 'modules-by-role', 'modules-by-product'] },
        { id: 'path', sections: ['paths-by-name', 'paths-by-role', 'paths-by-product'] },
      ],
    },
    {
      kind: 'tabs',
      span: 12,
      param: 'learners',
      tabs: [
        { id: 'modules', section: 'learners-modules' },
        { id: 'paths', section: 'learners-paths' },
      ],
    },
    { kind: 'faq', span: 12, questions: ['link', 'private', 'object-id', 'more'] },
  ],
  tables: {
    'learners-modules': { search: true, link: learner, keys: ['userId'] },
    'learners-paths': { search: true, link: learner, keys: ['userId'] },
  },
};
