import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env } from 'node:process';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const out = here('target/classes/static/app');

/** The programs that come with the ledger: an entry a page, one kit. */
const pages = ['wallet', 'terminal'];

/**
 * What the wallet needs to start without a network: the page, its styles and every script that can
 * be reached from it; not the other programs' scripts.
 */
function reachable(from: string): Set<string> {
  const manifest: Record<string, { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] }> = JSON
    .parse(readFileSync(`${out}/.vite/manifest.json`, 'utf8'));
  const files = new Set<string>();
  const seen = new Set<string>();
  const walk = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) {
      return;
    }
    seen.add(name);
    [chunk.file, ...(chunk.css ?? [])].forEach((file) => files.add(file));
    [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])].forEach(walk);
  };
  walk(from);
  return files;
}

const wallet: Plugin[] = VitePWA({
  scope: '/app/wallet/',
  base: '/app/',
  filename: 'wallet/sw.js',
  registerType: 'prompt',
  injectRegister: false,
  // The manifest is a file of its own: only the wallet has one.
  manifest: false,
  workbox: {
    globPatterns: ['wallet/index.html', 'assets/*.{js,css}', 'wallet/icon.svg'],
    globIgnores: ['**/*.wasm'],
    manifestTransforms: [
      (entries) => {
        const needed = reachable('wallet/index.html');
        return {
          manifest: entries
            .filter((entry) => !entry.url.startsWith('assets/') || needed.has(entry.url))
            .sort((a, b) => (a.url < b.url ? -1 : 1)),
          warnings: [],
        };
      },
    ],
    // Every address of the wallet is the one page; what the ledger itself answers is not.
    navigateFallback: '/app/wallet/index.html',
    navigateFallbackAllowlist: [/^\/app\/wallet(\/|$)/],
    dontCacheBustURLsMatching: /assets\//,
    importScripts: ['/app/wallet/push.js'],
    sourcemap: false,
    cleanupOutdatedCaches: true,
    modifyURLPrefix: { '': '/app/' },
    runtimeCaching: [
      {
        // The reader of codes is large and asked for once a camera opens.
        urlPattern: /\/app\/assets\/.*\.wasm$/,
        handler: 'CacheFirst',
        options: { cacheName: 'reader', expiration: { maxEntries: 2 } },
      },
    ],
  },
});

/** Small copies beside the files, so that the ledger need not make them at each request. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const file of readdirSync(`${out}/assets`).filter((name) => /\.(js|css|wasm)$/.test(name))) {
      const path = `${out}/assets/${file}`;
      const content = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      writeFileSync(`${path}.br`, brotliCompressSync(content));
    }
  },
};

/** While developing, every address of a program is its one page, as in the ledger. */
const addresses: Plugin = {
  name: 'addresses',
  configureServer(server) {
    server.middlewares.use((request, _, go) => {
      const program = /^\/app\/([a-z]+)(?=[/?]|$)/.exec(request.url ?? '')?.[1];
      if (program && pages.includes(program) && request.headers.accept?.includes('text/html')) {
        request.url = `/app/${program}/index.html`;
      }
      go();
    });
  },
};

export default defineConfig({
  root: here('src'),
  base: '/app/',
  publicDir: here('public'),
  cacheDir: here('node_modules/.vite'),
  plugins: [
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' },
    react(),
    addresses,
    compressed,
    ...wallet,
  ],
  build: {
    outDir: out,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: Object.fromEntries(
        pages.filter((page) => existsSync(here(`src/${page}/index.html`))).map(
          (page) => [page, here(`src/${page}/index.html`)],
        ),
      ),
    },
  },
  server: {
    // While developing: `LEDGER=http://localhost:8081 deno task dev --port 8080`.
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/oauth2', '/login', '/logout', '/connect', '/terminal/v1', '/demo', '/webauthn'].map((path) => [
        path,
        { target: env.LEDGER ?? 'http://localhost:8081', changeOrigin: false },
      ]),
    ),
  },
});
