import type { BrowserContext } from 'playwright-core';
import { BASE } from './program.ts';

/** What no page may ever do, whatever a test does with it. */
export class Faults {
  private found: string[] = [];

  constructor(context: BrowserContext) {
    context.on('console', message => {
      // Chromium's own word on an answer; the answers are looked at below.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.found.push(`console: ${message.text()}`);
      }
    });
    context.on('weberror', error => this.found.push(`error: ${error.error().message}`));
    context.on('request', request => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(`${BASE}/`)) {
        this.found.push(`asks another origin: ${url}`);
      }
    });
    context.on('response', response => {
      if (response.status() === 403) {
        this.found.push(`403: ${response.request().method()} ${response.url()}`);
      }
    });
  }

  /** Those found since the last call. */
  take(): string[] {
    const found = this.found;
    this.found = [];
    return found;
  }
}
