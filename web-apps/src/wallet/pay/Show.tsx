import { Page } from '../../kit/parts/Page.tsx';

export default function Show() {
  return <Page title="Show">…</Page>;
}
