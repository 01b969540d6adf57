import { Page } from '../../kit/parts/Page.tsx';

export default function Bill() {
  return <Page title="Bill">…</Page>;
}
