// Renews the directory of banks and branches from the npm package zengin-code (MIT):
//
//   npm pack zengin-code            (in a directory of its own)
//   tar xzf zengin-code-*.tgz
//   node renew-banks.mjs package ledger-core/src/main/resources/zengin
//
// Then run BanksTest: it refuses names that a bank file could not carry. Closed branches are gone
// afterwards; accounts there are refused by name when they are next paid to.
import { createRequire } from 'node:module';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const [source, target] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'));
const byCode = (entries) => Object.keys(entries).sort().map((code) => entries[code]);

const lines = byCode(require(`${source}/lib/zengin-data.js`)).flatMap((bank) => [
  `${bank.code}\t${bank.name}\t${bank.kana}\n`,
  ...byCode(bank.branches).map((branch) => `\t${branch.code}\t${branch.name}\t${branch.kana}\n`),
]);
writeFileSync(`${target}/banks.tsv.gz`, gzipSync(lines.join(''), { level: 9 }));
copyFileSync(`${source}/LICENSE.txt`, `${target}/banks.LICENSE.txt`);
writeFileSync(
  `${target}/banks.SOURCE.txt`,
  `banks.tsv.gz: codes, names and kana of banks and branches, extracted from the npm package\n` +
    `zengin-code ${version} (https://github.com/zengin-code/zengin-js, MIT, see banks.LICENSE.txt)\n` +
    `by ledger-core/src/main/scripts/renew-banks.mjs. A line "code name kana" is a bank, a line\n` +
    `that begins with a tab a branch of the bank before it; UTF-8, separated by tabs.\n`,
);
