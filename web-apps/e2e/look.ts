import { AxeBuilder } from '@axe-core/playwright';
import { env } from 'node:process';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with a page as it stands: layout, title, language, words. */
export function layoutFaults(page: Page, lang: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth, lang } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.querySelectorAll('main *')].filter((element) =>
        element.getBoundingClientRect().right > clientWidth + 1
      );
      faults.push(
        `${scrollWidth} of ${clientWidth} pixels wide: ${
          wide.slice(0, 3).map((element) => `${element.tagName}.${element.className}`).join(' ')
        }`,
      );
    }
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) {
      faults.push(`${headings} headings of the first level`);
    }
    if (lang !== wanted) {
      faults.push(`lang is ${lang}`);
    }
    const [own, name] = document.title.split('｜');
    if (!own || !name) {
      faults.push(`title is "${document.title}"`);
    }
    const key = /\b[a-z]+(\.[a-z]+[A-Za-z]*){1,4}\b/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (!node.parentElement?.closest('.city-text') && text.trim().match(new RegExp(`^${key.source}$`))) {
        faults.push(`a text's key is shown: ${text}`);
      }
      if (/\{\{|undefined|NaN|\[object/.test(text)) {
        faults.push(`not a person's words: ${text}`);
      }
    }
    return faults;
  }, lang);
}

/** Violations of WCAG 2.2 AA that can be found by a program. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.map(({ id, nodes }) =>
    `axe ${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`
  );
}

/** Takes pictures for docs/pages where they are asked for, a size each. */
export async function picture(
  page: Page,
  name: string | undefined,
  sizes: Record<string, { width: number; height: number }>,
): Promise<void> {
  const folder = env.PICTURES;
  if (!folder || !name) {
    return;
  }
  for (const [device, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await page.screenshot({
      path: `${folder}/${name}-${device}.png`,
      scale: 'css',
      animations: 'disabled',
      caret: 'hide',
    });
  }
}
