import { Page } from '../../kit/parts/Page.tsx';

export default function Phone() {
  return <Page title="Phone">…</Page>;
}
