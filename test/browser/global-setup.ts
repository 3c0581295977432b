import type { TestProject } from 'vitest/node';
import { startApp } from './running-app.ts';

/** One server with demo data for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp({ demo: true });
  project.provide('demoUrl', app.url);
  return () => app.close();
}
