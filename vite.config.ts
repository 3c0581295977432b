import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The drawing library changes seldom: a piece of its own stays in the browser when the pages around it change. */
const pieces = [{ name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ }];

export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need an opening in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: pieces } } },
  },
  server: { proxy: { '/api/': 'http://127.0.0.1:4400' } },
});
